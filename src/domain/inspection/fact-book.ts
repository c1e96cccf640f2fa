/** A fact book: everything one workbook brings, checked and normalised, before it reaches the database. */
import type { UnitRow } from '../organisation/model.ts';
import type { ComplaintRow, DeductionRow, ExposureRow, ScoreRow, TicketRow } from './model.ts';

export type FactBook = {
  units: UnitRow[];
  scores: ScoreRow[];
  deductions: DeductionRow[];
  complaints: ComplaintRow[];
  exposures: ExposureRow[];
  tickets: TicketRow[];
};

/** Where, what, why, what next. `severity` notice = accepted but worth saying (e.g. full-width digits). */
export type Finding = {
  severity: 'error' | 'notice';
  code: string;
  sheet: string;
  /** "D17"; '' when the finding is about the whole sheet. */
  cell: string;
  value: string;
  zh: string;
  en: string;
};

/** Findings listed at most; the rest is only counted. */
export const findingsListed = 100;
