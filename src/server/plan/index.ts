/** What other nouns may use of plans. */
import type { Plan } from '../../contract/plan.ts';

/** A plan version with its place, ready to be settled. */
export type SettleablePlan = {
  planId: number;
  versionId: number;
  version: number;
  unitId: number;
  unitNo: number;
  lastNo: number;
  document: Plan;
  readings: Record<string, string>;
};
