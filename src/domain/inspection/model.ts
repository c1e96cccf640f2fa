/** 检查 and the other facts of 篇三, as they come from a workbook and go to the database. */

/** Checks that give an outlet a score; the plan says which of them counts for money (plan.counts). */
export const inspectionKinds = [
  '省行神秘人',
  '县行检查',
  '非现场检查',
  '第三方检查',
  '社会监督',
] as const;
export type InspectionKind = (typeof inspectionKinds)[number];
export const itemCategories = ['硬件', '软件'] as const;
export type ItemCategory = (typeof itemCategories)[number];
export const exposureLevels = ['县', '市', '省', '国家'] as const;
export type ExposureLevel = (typeof exposureLevels)[number];
export const ticketClauses = ['R11', 'R12', 'R13', 'R16'] as const;
export type TicketClause = (typeof ticketClauses)[number];

/** Dates are ISO days (2023-05-06); points and amounts are decimal strings; codes are as typed, trimmed. */
export type ScoreRow = {
  wave: string;
  kind: InspectionKind;
  visitedOn: string;
  unitCode: string;
  score: string;
};
export type DeductionRow = {
  wave: string;
  kind: InspectionKind;
  unitCode: string;
  itemCode: string;
  itemName: string;
  category: ItemCategory;
  points: string;
  isKey: boolean;
};
export type ComplaintRow = {
  orderNo: string;
  happenedOn: string;
  unitCode: string;
  justified: boolean;
  subjective: boolean;
  assessed: boolean;
  amount: string | null;
};
export type ExposureRow = {
  happenedOn: string;
  unitCode: string;
  level: ExposureLevel;
  verified: boolean;
};
export type TicketRow = {
  happenedOn: string;
  unitCode: string;
  offender: string;
  clause: TicketClause;
  times: number;
  points: string | null;
  amount: string | null;
};
