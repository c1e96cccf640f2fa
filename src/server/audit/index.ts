/** What other nouns may use of the audit trail: a job writes its own. */
export { insertAudit } from './queries.ts';
