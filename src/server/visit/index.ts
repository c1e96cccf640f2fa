/** What other nouns may use of visits. */
export { rescore } from './correct.ts';
export {
  insertHistory,
  listHistory,
  type HistoryEntry,
  type NewHistory,
  type SubjectKind,
} from './history-queries.ts';
