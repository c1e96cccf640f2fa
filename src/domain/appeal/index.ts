/** 申诉: what the tiers above use of it. */
export * from './model.ts';
export { reasons, type Reason, type StandardDecision } from './reasons.ts';
export { remainingOf, type RemainingFault } from './remaining.ts';
export {
  defaultSettings,
  lastInstance,
  type AppealSettings,
  type SilenceRule,
} from './settings.ts';
export {
  act,
  actionKinds,
  attachFault,
  faults,
  barredNext,
  faultOf,
  isOpen,
  lapse,
  mayGoOn,
  sideOf,
  silence,
  type Action,
  type ActionKind,
  type Appeal,
  type Fault,
  type Person,
  type Silence,
} from './states.ts';
