/** What other nouns may use of evidence. */
export { addEvidence, storeFile, type StoredFile } from './actions.ts';
export type { EvidenceGuard } from './guard.ts';
export {
  findFactUnit,
  listEvidence,
  type FactKind,
  type FactUnit,
  type NewEvidence,
  type StoredEvidence,
} from './queries.ts';
