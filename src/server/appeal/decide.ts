/** Deciding: the verdict is checked, its effect measured, and then entered once, all in one transaction. */
import type { Decision } from '../../domain/appeal/index.ts';
import { act, remainingOf } from '../../domain/appeal/index.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { giveLineBack, lockOr404, tell, type Key } from './actions.ts';
import { applyEffect, previewEffect, type Measured, type Verdict } from './effect.ts';
import { appealOf, personOf, refusal } from './person.ts';
import { updateAppeal, type AppealRecord } from './queries.ts';

type Given = { decision: Decision; remaining: string | null };

const faultTexts = {
  missing: '变更须写明剩余的分值或金额（最多两位小数）',
  more: '申诉的结果不得比原来更差',
  same: '与原来相同的，应作维持',
  negative: '分值不能为负',
} as const;

/** @throws Problem `invalid` for a change that changes nothing, makes it worse or says no amount */
export function verdictOf(row: AppealRecord, given: Given, reason: string): Verdict {
  const { measure, before } = row.subject;
  if (measure === 'none' && given.decision === 'changed')
    throw problem('invalid', { detail: '这一事项没有可以变更的分值或金额，只能维持或撤销' });
  const kind = measure === 'money' ? 'money' : 'points';
  const left = remainingOf(kind, given.decision, before, given.remaining);
  if ('fault' in left) throw problem('invalid', { detail: faultTexts[left.fault] });
  return { decision: given.decision, remaining: left.remaining, reason };
}

/** The step itself must be open to the actor before its effect is shown or entered. */
async function permit(db: Db, actor: Actor, row: AppealRecord, decision: Decision): Promise<void> {
  const result = act(appealOf(row), { kind: 'decide', decision }, await personOf(db, actor, row));
  if ('fault' in result) throw refusal(result.fault, row);
}

export async function showEffect(db: Db, actor: Actor, key: Key, given: Given): Promise<Measured> {
  const row = await lockOr404(db, key);
  await permit(db, actor, row, given.decision);
  return previewEffect(db, row, verdictOf(row, given, ''));
}

/**
 * Enters a verdict: facts, ranks, ledger, the appeal itself.
 * @throws Problem `not-found`, `appeal-…` for who may not, `invalid` for a verdict that cannot be
 */
export async function decide(
  db: Db,
  actor: Actor,
  key: Key,
  given: Given & { opinion: string },
): Promise<AppealRecord> {
  const row = await lockOr404(db, key);
  await permit(db, actor, row, given.decision);
  const verdict = verdictOf(row, given, given.opinion);
  await enter(db, row, verdict, { id: actor.userId, name: actor.name });
  await updateAppeal(db, key.unitId, key.id, { opinion: given.opinion });
  const { decision, remaining } = verdict;
  await tell(db, row, actor, 'decide', { decision, before: row.subject.before, after: remaining });
  return row;
}

/** Also for appeals granted by silence, which nobody decides. */
export async function enter(
  db: Db,
  row: AppealRecord,
  verdict: Verdict,
  by: { id: string; name: string },
  state: 'decided' | 'lapsed' = 'decided',
): Promise<void> {
  const effect = await applyEffect(db, row, verdict, by);
  if (verdict.decision === 'upheld') await giveLineBack(db, row);
  await updateAppeal(db, row.unit.id, row.id, {
    state,
    waitingOn: 'nobody',
    decision: verdict.decision,
    remaining: verdict.remaining,
    effect,
  });
}
