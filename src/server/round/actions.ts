/** What is done with a round: checked, opened (its visits come to be), closed. */
import { problem, type Language } from '../../contract/problem.ts';
import { roundFindingText } from '../../contract/round-findings.ts';
import type { RoundBody, RoundPreview } from '../../contract/round.ts';
import { waveFault } from '../../domain/inspection/check-book.ts';
import { isRemote, isSelfCheck } from '../../domain/round/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { listStandardsInForce } from './choice-queries.ts';
import { planRound, type RoundPlan } from './plan-round.ts';
import { updateRoundState, type RoundRow } from './queries.ts';
import {
  countUnfinished,
  insertClips,
  insertVisits,
  withdrawUntouched,
  type NewClip,
} from './visit-queries.ts';

/** Rows and findings shown of a preview. */
const shown = 200;

export const stateWords = { draft: '草稿', open: '进行中', closed: '已结束' } as const;

const refuse = (detail: string) => problem('invalid', { detail });

/** What no form should have let through. @throws Problem `invalid`, `not-found` */
export async function checkRound(db: Db, body: RoundBody): Promise<void> {
  const { kind, wave, settings } = body;
  if (body.endsOn < body.startsOn) throw refuse('结束日期早于开始日期');
  if (kind !== '自查' && waveFault(wave, kind))
    throw refuse('省行神秘人的波次按季度写，例如 2026Q3');
  if (body.covert && isRemote(kind)) throw refuse('非现场检查要向网点调取录像，不能是暗访');
  if (body.covert && isSelfCheck(kind)) throw refuse('自查由网点自己做，不能是暗访');
  if (settings.remote && !isRemote(kind)) throw refuse('只有非现场检查才调取录像');
  if (settings.remote?.slots.some(({ from, to }) => Date.parse(to) <= Date.parse(from)))
    throw refuse('录像时段的结束时间应晚于开始时间');
  const span = { from: body.startsOn, to: body.endsOn };
  const inForce = await listStandardsInForce(db, span);
  if (!inForce.some(({ id }) => id === body.standardId))
    throw refuse('所选检查标准在批次期间没有生效的版本，请换一个标准版本或调整日期');
}

export function presentPreview(plan: RoundPlan, language: Language): RoundPreview {
  const { visits, found, inspectors } = plan;
  const names = new Map(inspectors.map(({ userId, name }) => [userId, name]));
  const byUnit = Map.groupBy(visits, ({ unitId }) => unitId);
  const byUser = Map.groupBy(visits, ({ userId }) => userId);
  const chosen = new Set(found.choices.map(({ unitId }) => unitId));
  return {
    outlets: found.outlets.length,
    visits: visits.length,
    doubles: visits.filter(({ second }) => second).length,
    load: inspectors.map(({ userId, name, open }) => {
      const own = byUser.get(userId)?.length ?? 0;
      return { userId, name, visits: own, open };
    }),
    rows: found.outlets.slice(0, shown).map(({ unitId, code, name }) => ({
      unit: { id: unitId, code, name },
      inspectors: (byUnit.get(unitId) ?? []).map(({ userId }) => ({
        userId,
        name: names.get(userId) ?? '',
      })),
      chosen: chosen.has(unitId),
    })),
    findings: plan.findings.slice(0, shown).map((finding) => ({
      code: finding.code,
      severity: 'error',
      message: roundFindingText(finding, language),
    })),
    errors: plan.findings.length,
    frequency: found.frequency,
  };
}

/** Recordings of the draw's hours and of those set by hand. */
function clipsOf({ settings, kind }: RoundBody, { found }: RoundPlan): NewClip[] {
  const { remote } = settings;
  if (!remote || !isRemote(kind)) return [];
  const { dueAt } = remote;
  const everywhere = found.outlets.flatMap(({ unitId }) =>
    remote.slots.map((slot) => ({ ...slot, unitId, dueAt })),
  );
  return [...found.slots.map((slot) => ({ ...slot, dueAt })), ...everywhere];
}

export const bodyOf = (round: RoundRow): RoundBody => ({
  name: round.name,
  kind: round.kind,
  wave: round.wave,
  standardId: round.standard.id,
  covert: round.covert,
  startsOn: round.startsOn,
  endsOn: round.endsOn,
  settings: round.settings,
});

/** Makes the visits. @throws Problem `wrong-state`, `round-not-ready` with what stands in the way */
export async function openRound(
  db: Db,
  actor: Actor,
  round: RoundRow,
  language: Language,
): Promise<number> {
  checkDraft(round, '开始');
  const body = bodyOf(round);
  await checkRound(db, body);
  const plan = await planRound(db, actor, body, round.id);
  if (plan.findings.length > 0) {
    const { findings } = presentPreview(plan, language);
    throw problem('round-not-ready', { count: String(plan.findings.length) }, findings);
  }
  const names = new Map(plan.inspectors.map(({ userId, name }) => [userId, name]));
  const visits = plan.visits.map((one) => ({ ...one, name: names.get(one.userId)! }));
  await insertVisits(db, round, visits, actor);
  await insertClips(db, round.id, clipsOf(body, plan), actor.name);
  await updateRoundState(db, round.id, 'open');
  return visits.length;
}

/** Ends a round whose visits are locked or were never begun; the latter are taken back. */
export async function closeRound(db: Db, actor: Actor, round: RoundRow): Promise<number> {
  if (round.state !== 'open') {
    const next = '只有进行中的批次才能结束。';
    throw problem('wrong-state', { ...stateOf(round), action: '结束', next });
  }
  const unfinished = await countUnfinished(db, round.id);
  if (unfinished > 0) {
    const next = `还有 ${unfinished} 张检查单已经填写而没有锁定，请先复核并锁定。`;
    throw problem('wrong-state', { ...stateOf(round), action: '结束', next });
  }
  const withdrawn = await withdrawUntouched(db, round.id, actor);
  await updateRoundState(db, round.id, 'closed');
  return withdrawn;
}

const stateOf = ({ state }: RoundRow) => ({ what: '检查批次', state: stateWords[state] });

/** @throws Problem `wrong-state` unless the round is a draft */
export function checkDraft(round: RoundRow, action: string): void {
  if (round.state === 'draft') return;
  const next = '已经开始的批次不能再改；可以改派单张检查单，或另建一个批次。';
  throw problem('wrong-state', { ...stateOf(round), action, next });
}
