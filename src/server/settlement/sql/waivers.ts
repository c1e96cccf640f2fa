/**
 * 豁免 on candidate lines: what an appeal left of a line replaces what the rule gives, before rules that
 * add it up are run. A line of which nothing remains is no line.
 */
import { waiverInputs } from '../../../domain/ledger/waiver.ts';
import { quote, whole } from './text.ts';

/** The rules of a plan on which appeals were granted. */
export const waivedRulesSql = (planId: number) =>
  `select distinct rule_id as "ruleId" from waiver where plan_id = ${whole(planId)}`;

/** Two statements to run after the rule's candidates are there. */
export function waiveSql(planId: number, ruleId: string): string[] {
  const { byRule, remains, appeal, reason } = waiverInputs;
  return [
    `update candidate c set amount = w.amount, inputs = c.inputs || jsonb_build_object(
      ${quote(byRule)}, c.amount::text, ${quote(remains)}, w.amount::text, ${quote(appeal)}, w.appeal_id::text, ${quote(reason)}, w.reason)
    from waiver w where w.plan_id = ${whole(planId)} and w.rule_id = ${quote(ruleId)} and c.rule_id = w.rule_id
      and c.unit_id = w.unit_id and c.fact_kind = w.fact_kind and c.fact_id = w.fact_id`,
    `delete from candidate where rule_id = ${quote(ruleId)} and amount = 0`,
  ];
}
