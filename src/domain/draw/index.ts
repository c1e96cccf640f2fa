/** 抽取: what the tiers above use of it. */
export { chainLink } from './chain.ts';
export { ticketWords, type ChanceRule } from './chance.ts';
export { commitmentFaults, commitmentSha256, commitmentText } from './commitment.ts';
export { canonicalJson, hashNames, sha256Hex, type HashName } from './digest.ts';
export { drawFile, listsOf, type DrawFile } from './draw-file.ts';
export { bitsGiven, bitsNeeded, publicSources } from './entropy.ts';
export { faultText } from './fault-texts.ts';
export { canonicalForm, mostPicks, parseKey, plainInteger } from './key.ts';
export {
  avoidLines,
  inspectorLines,
  listText,
  memberLines,
  parseAvoid,
  parseInspector,
  parseMember,
} from './lists.ts';
export * from './model.ts';
export { nextSource, type SourceId } from './next-source.ts';
export {
  commitmentOf,
  linksOf,
  poolWords,
  prepareLists,
  type Facts,
  type Prepared,
} from './prepare.ts';
export { openReserve, standing, type Drawn, type OpeningFault } from './reserve.ts';
export { runDraw } from './run.ts';
export { onceEach, select } from './select.ts';
export { chanceClasses, rehearse, simulateShares } from './simulate.ts';
export * from './spec.ts';
export * from './states.ts';
export { verifyDraw, type Verdict } from './verify.ts';
export { replay, type Replayed } from './replay.ts';
