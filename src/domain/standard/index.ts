/** 检查标准: what the tiers above use of it. */
export { answerFault, submissionFaults } from './answer-fault.ts';
export { answerWords, type AnswerPhrases } from './answer-words.ts';
export { allItems, itemsFor, unanswered } from './asked.ts';
export { standardFaults } from './check-standard.ts';
export { comparable, trendOf, type TrendVersion } from './comparable.ts';
export { correctionsOf } from './corrections.ts';
export type { StandardFinding } from './finding.ts';
export {
  completedMapping,
  isConfirmed,
  mappingAfterEdit,
  mappingFault,
  proposeMapping,
  settledMapping,
  type MappingRow,
} from './mapping.ts';
export * from './model.ts';
export { sumOfParts } from './sums.ts';
export { scoreAnswers, scoreOnly, type Score, type ScoredItem, type Step } from './score.ts';
export { usualScoring } from './templates/build.ts';
export { emptyStandard, templateKeys, templates, type TemplateKey } from './templates/index.ts';
