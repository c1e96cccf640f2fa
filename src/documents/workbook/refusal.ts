/** How the reading layers refuse a file as a whole; they all name the same file. */
import { problem, type Problem } from '../../contract/problem.ts';

export type Refusal = {
  unreadable: (detail: string) => Problem;
  tooLarge: (detail: string) => Problem;
};

/** The refusals of one file: Problems `workbook-unreadable` and `workbook-too-large`. */
export const refusalOf = (file: string): Refusal => ({
  unreadable: (detail) => problem('workbook-unreadable', { file, detail }),
  tooLarge: (detail) => problem('workbook-too-large', { file, detail }),
});
