/** 检查单: what the server and the phone share, so that both come to the same. */
export * from './model.ts';
export { applyOperations, registerLimits, type Applied, type RefusedCode } from './register.ts';
export { answersOf, conflictsOf, evidenceOf, specialOf } from './read.ts';
export {
  stepFault,
  takesAnswers,
  visitSteps,
  visitTransitions,
  type StepFault,
  type VisitStep,
} from './states.ts';
export { clockTolerance, noCircumstances, noteSync, type Circumstances } from './circumstances.ts';
export { itemsByCode, operationFault, splitKey, type OperationFault } from './faults.ts';
export { dayInChina, missingCodes, missingOf, type Missing } from './readiness.ts';
