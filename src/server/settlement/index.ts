/** What other nouns may use of settlement. */
export {
  buildProgram,
  indicatorsOf,
  inOrder,
  namesAt,
  type GoalProgram,
  type Program,
} from './program.ts';
export { readingsFrom, settle } from './actions.ts';
export { findGoalFacts, insertCandidates, listCandidates, type CandidateLine } from './queries.ts';
