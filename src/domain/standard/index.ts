/** 检查标准: what the tiers above use of it. */
export { answerFault, submissionFaults } from './answer-fault.ts';
export { allItems, itemsFor, unanswered } from './asked.ts';
export * from './model.ts';
export { gradeOf, scoreAnswers, type Score, type ScoredItem, type Step } from './score.ts';
