/** What other nouns may use of the audit trail: a job writes its own; an edit tells what differs. */
export { changesOf } from './changes.ts';
export { insertAudit } from './queries.ts';
