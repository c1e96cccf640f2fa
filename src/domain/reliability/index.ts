/** 评分信度: what the tiers above use of it. */
export {
  generalizability,
  oddVisitShare,
  type GeneralizabilityReport,
} from './generalizability.ts';
export { iccForms, intraclass, type IccForm, type IccReport } from './icc/icc.ts';
export type { ScoreTable, TooFew } from './icc/mean-squares.ts';
export { agreementByItem, type ItemAgreement, type ItemRating } from './kappa/by-item.ts';
export type { Observation } from './mixed/observations.ts';
export { sourceDifference } from './sources.ts';
export { inspectorSeverity, type InspectorSeverity, type SeverityReport } from './severity.ts';
