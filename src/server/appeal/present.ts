/** Appeals as they leave the server; others' money and places only as far as the reader's range goes. */
import { may } from '../../contract/abilities.ts';
import type { AppealDetail, AppealRow, Effect } from '../../contract/appeal.ts';
import {
  actionKinds,
  attachFault,
  faultOf,
  mayGoOn,
  sideOf,
  type Fault,
  type Person,
} from '../../domain/appeal/index.ts';
import { answersOf, specialOf } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import { listEvidence } from '../evidence/index.ts';
import type { Actor } from '../http/endpoint.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { contentHash } from '../standard/index.ts';
import { listHistory } from '../visit/index.ts';
import { furtherClock } from './actions.ts';
import type { Measured } from './effect.ts';
import { appealOf, personOf } from './person.ts';
import { listAbout, type AppealRecord } from './queries.ts';
import { findVisitBehind, type Behind } from './visit-queries.ts';

/** 等待谁, by name. */
function waitingName(row: AppealRecord): string {
  if (row.waitingOn === 'outlet') return row.unit.name;
  if (row.waitingOn === 'issuer') return row.againstName || row.forum.name;
  if (row.waitingOn === 'nobody') return '';
  return [row.forum.name, row.reviewerName].filter(Boolean).join(' ');
}

export const presentRow = (row: AppealRecord): AppealRow => ({
  ...row,
  title: row.subject.title,
  context: row.subject.context,
  waitingName: waitingName(row),
  filedAt: isoMoment(row.filedAt),
  dueAt: isoMoment(row.dueAt),
  decidedAt: isoMomentOrNull(row.decidedAt),
});

type Range = { unitNo: number; lastNo: number };

/** Rows of units outside the reader's range are only counted. */
export function presentEffect(effect: Measured, { unitNo, lastNo }: Range): Effect {
  const inside = (one: { unitNo: number }) => unitNo <= one.unitNo && one.unitNo <= lastNo;
  const lines = effect.lines.filter(inside);
  const ranks = effect.ranks.filter(inside);
  if (lines.length === effect.lines.length && ranks.length === effect.ranks.length) return effect;
  const hidden = [...effect.lines, ...effect.ranks].filter((one) => !inside(one));
  const units = new Set(hidden.map((one) => one.unit.id)).size;
  const sum = (of: 'before' | 'after') =>
    lines.reduce((cents, line) => cents + Math.round(Number(line[of] ?? 0) * 100), 0);
  const money = (cents: number) => (cents / 100).toFixed(2);
  const [before, after] = [sum('before'), sum('after')];
  return {
    ...effect,
    lines,
    ranks,
    total: { before: money(before), after: money(after), change: money(after - before) },
    others: {
      units: effect.others.units + units,
      lines: effect.others.lines + effect.lines.length - lines.length,
      ranks: effect.others.ranks + effect.ranks.length - ranks.length,
    },
  };
}

async function furtherFault(
  db: Db,
  row: AppealRecord,
  person: Person,
  later: boolean,
): Promise<Fault | null> {
  if (!mayGoOn(appealOf(row)) || later) return 'no-further';
  if (sideOf(appealOf(row), person) !== 'outlet') return 'not-filer';
  return Date.now() >= Date.parse((await furtherClock(db, row)).dueAt) ? 'late' : null;
}

async function stepsOf(db: Db, row: AppealRecord, actor: Actor, later: boolean) {
  const appeal = appealOf(row);
  const person = await personOf(db, actor, row);
  const steps = Object.fromEntries(
    actionKinds.map((kind) => [kind, faultOf(appeal, kind, person)]),
  ) as Record<(typeof actionKinds)[number], Fault | null>;
  const attach = may(actor.role, 'evidence.add') ? attachFault(appeal, person) : 'not-filer';
  return { ...steps, attach, further: await furtherFault(db, row, person, later) };
}

/** What the inspector answered on the item; one line for each person it was asked of. */
function answersIn({ register }: Behind): AppealDetail['visitAnswers'] {
  const people = specialOf(register, '$people') ?? [];
  return Object.entries(answersOf(register)).map(([key, { value, reason }]) => {
    const person = people.find((one) => one.key === key.split('@')[1]);
    return { who: person ? `${person.post} ${person.label}`.trim() : '', value, reason };
  });
}

export async function presentDetail(
  db: Db,
  row: AppealRecord,
  actor: Actor,
): Promise<AppealDetail> {
  const about = await listAbout(db, {
    kind: row.subjectKind,
    unitId: row.unit.id,
    id: row.subjectId,
  });
  const instances = about.filter((one) => one.itemCode === row.itemCode);
  const behind = await findVisitBehind(db, row);
  return {
    ...presentRow(row),
    subject: row.subject,
    claim: row.claim,
    packets: row.packets,
    packetsSha256: contentHash(row.packets),
    evidence: await listEvidence(db, 'appeal', row.unit.id, row.id),
    againstName: row.againstName,
    clock: row.clock.decide,
    filingClock: row.clock.file,
    remaining: row.remaining,
    opinion: row.opinion,
    effect: row.effect ? presentEffect(row.effect as Measured, actor.unit) : null,
    history: await listHistory(db, 'appeal', row.unit.id, row.id),
    instances: instances.map(({ id, instance, state, decision, reviewerName }) => ({
      id,
      instance,
      state,
      decision,
      reviewerName,
    })),
    visitEvidence: behind
      ? await listEvidence(db, 'inspection', row.unit.id, behind.inspectionId)
      : [],
    item: behind?.item ?? null,
    visitAnswers: behind ? answersIn(behind) : [],
    steps: await stepsOf(
      db,
      row,
      actor,
      instances.some((one) => one.previousId === row.id),
    ),
  };
}
