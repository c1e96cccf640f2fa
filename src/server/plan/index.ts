/** What other nouns may use of plans. */
import type { Plan } from '../../contract/plan.ts';
import type { VersionRow } from './queries.ts';

export { addPlan, publish } from './actions.ts';
export { loadPlan } from './load-plan.ts';
export { ruleAmount } from './rule-amount.ts';
export {
  findPublished,
  findTicketPlan,
  findVersion,
  ticketPlanOf,
  type VersionRow,
} from './queries.ts';

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

/** A version as settlement takes it. */
export const toSettleable = (version: VersionRow): SettleablePlan => ({
  planId: version.planId,
  versionId: version.id,
  version: version.version,
  unitId: version.unit.id,
  unitNo: version.unitNo,
  lastNo: version.lastNo,
  document: version.document,
  readings: version.readings,
});
