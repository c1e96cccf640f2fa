/** What other nouns may use of rectifications. */
export { permitEvidence } from './evidence.ts';
export { deskOf } from './desk.ts';
export type { Desk as DeskCounts } from './escalation-queries.ts';
export { followInspections, followSource } from './follow.ts';
export { followBelowTarget, followComplaints } from './follow-errands.ts';
export { insertDrillsFor } from './errand-queries.ts';
export { bankToday, dueAfter, endOfToday, nextMorningOf } from './due.ts';
export { updateEscalations } from './escalation-queries.ts';
export { updateSettings } from './settings-queries.ts';
export { fulfilMorningTasks, fulfilTrainingOrders, reopenTrainingOrders } from './fulfil.ts';
export { listMorningTasks } from './fulfil-queries.ts';
export { openTicketOrder } from './open.ts';
export { insertRectification } from './queries.ts';
