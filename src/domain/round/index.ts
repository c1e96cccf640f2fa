/** 检查批次: what the tiers above use of it. */
export { coverageOf, type Cell, type CellState, type Coverage } from './coverage.ts';
export {
  isDue,
  riskClass,
  simulateLoad,
  type FrequencyRule,
  type Load,
  type RiskClass,
  type Standing,
} from './frequency.ts';
export * from './model.ts';
export { pickDoubles, planVisits, type PlanInput, type VisitPlan } from './plan-visits.ts';
