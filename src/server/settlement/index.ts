/** What other nouns may use of settlement. */
export {
  buildProgram,
  indicatorsOf,
  inOrder,
  namesAt,
  type GoalProgram,
  type Program,
} from './program.ts';
export { enterCandidates, scopeOf, settle } from './actions.ts';
export { chooseReadings, readingsFrom } from './readings.ts';
export {
  deleteCandidates,
  findGoalFacts,
  insertCandidates,
  listCandidates,
  type CandidateLine,
} from './queries.ts';
