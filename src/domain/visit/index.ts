/** 检查单: what the server and the phone share, so that both come to the same. */
export * from './model.ts';
export { applyOperations, type Applied, type RefusedCode } from './register.ts';
export { answersOf, conflictsOf, specialOf } from './read.ts';
export {
  stepFault,
  takesAnswers,
  visitTransitions,
  type StepFault,
  type VisitStep,
} from './states.ts';
export { noCircumstances, noteSync, type Circumstances } from './circumstances.ts';
export { itemsByCode, operationFault, type OperationFault } from './faults.ts';
export { dayInChina, missingCodes, missingOf, type Missing } from './readiness.ts';
