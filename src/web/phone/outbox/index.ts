/** Waiting to be sent: for visits now, for other things beside them. */
export type { Channel, Sent } from './channel.ts';
export { createEngine } from './engine.ts';
export {
  noStatus,
  type Closing,
  type Entry,
  type OutFile,
  type SyncState,
  type SyncStatus,
} from './model.ts';
export { isClockWrong, isEmpty, waitingOf, type Waiting } from './plan.ts';
export { readWaiting, startSchedule, type Schedule } from './schedule.ts';
