/** What comes of reading one cell: a value, or a fault that names its text. */
import type { CellFault } from './texts.ts';

export type ReadContext = { date1904: boolean };
export type Fault = { fault: CellFault; params?: Record<string, string> };
/** `tidied`: accepted, but written in full width, with stray blanks or separators. */
export type Reading<T> = { value: T; tidied: boolean } | Fault;

export const fault = (code: CellFault, params?: Record<string, string>): Fault =>
  params ? { fault: code, params } : { fault: code };
