/** What other nouns may use of personal data. */
export { requireAssessment } from './assessment.ts';
export { insertAssessment, updateAssessment } from './assessment-queries.ts';
export { insertHold } from './hold-queries.ts';
export { sweepRetention } from './retention.ts';
