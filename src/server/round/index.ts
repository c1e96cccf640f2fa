/** What other nouns may use of rounds. */
export { insertClip, listClipsOf } from './clip-queries.ts';
export { listCandidates, listLately } from './choice-queries.ts';
export { openRound } from './actions.ts';
export { findRound, insertRound } from './queries.ts';
