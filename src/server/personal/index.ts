/** What other nouns may use of personal data. */
export { requireAssessment } from './assessment.ts';
export { approveAssessment, insertAssessment } from './assessment-queries.ts';
export { insertHold } from './hold-queries.ts';
export { sweepRetention } from './retention.ts';
