/** What other nouns may use of standards. */
export {
  addStandard,
  addNextVersion,
  confirmMapping,
  publishStandard,
  saveStandard,
} from './actions.ts';
export { contentHash } from './hash.ts';
export { findStandard, standardOn, type StandardVersionRow } from './queries.ts';
