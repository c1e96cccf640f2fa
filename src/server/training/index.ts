/** What other nouns may use of 培训与晨会. */
export { settleMorning } from './mornings.ts';
export { listComingSessions, type ComingSession } from './session-queries.ts';
