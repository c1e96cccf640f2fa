/**
 * The demo county's rounds, alive on the day they are loaded: one locked with results, one under way
 * with visits in every state, one covert, one remote with recordings due and overdue.
 */
import type { RoundBody } from '../../contract/round.ts';
import { demoRegister, demoSecond, dice } from '../../domain/demo/index.ts';
import { itemsFor, scoreAnswers, type StandardDocument } from '../../domain/standard/index.ts';
import {
  answersOf,
  type OnDuty,
  type Register,
  type VisitState,
} from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { findRound, insertRound, openRound } from '../round/index.ts';
import { lockVisits } from '../visit/lock.ts';
import { listReviewable } from '../visit/review-queries.ts';
import { writeStep } from '../visit/review.ts';
import {
  findActors,
  findDemoStandard,
  listDemoOutlets,
  listDemoVisits,
  updateDemoClips,
  updateDemoVisits,
  type DemoFilled,
  type DemoVisit,
} from './round-queries.ts';

type Given = {
  db: Db;
  service: Actor;
  reviewer: Actor;
  standard: Standard;
  now: number;
  /** 非现场检查: who is on duty in the recordings. */
  people?: OnDuty[];
};
type Standard = { id: number; document: StandardDocument };
/** What becomes of the visits of a round, in their order; the last one goes for all that follow. */
type Fate = VisitState | 'begun' | 'late';

const day = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const monthOf = (at: number) => dayOf(at).slice(0, 7);

/** 网点负责人's outlet is among them wherever it can be, so that the demo's head has something to see. */
async function addRound(given: Given, body: Omit<RoundBody, 'standardId'>): Promise<DemoVisit[]> {
  const { db, service, standard } = given;
  const id = await insertRound(db, { ...body, standardId: standard.id }, service);
  await openRound(db, service, (await findRound(db, id))!, 'zh');
  return listDemoVisits(db, id);
}

const settings = (unitIds: number[], inspectors: string[]): RoundBody['settings'] => ({
  source: { from: 'units', unitIds },
  inspectors,
  choices: [],
  lockOutDays: 0,
  doubleShare: 0,
  capacity: null,
  remote: null,
});

const states: Record<Fate, VisitState> = {
  draft: 'draft',
  late: 'draft',
  begun: 'draft',
  submitted: 'submitted',
  reviewing: 'submitted',
  returned: 'submitted',
  approved: 'submitted',
  locked: 'submitted',
};

/** Visits as their inspectors left them; of two at the same outlet the second saw mostly the same. */
function filledIn(given: Given, visits: DemoVisit[], fates: Fate[], at: number): DemoFilled[] {
  const { standard, now, people } = given;
  const registers = new Map<number, Register>();
  return visits.flatMap((visit, n): DemoFilled[] => {
    const fate = fates[Math.min(n, fates.length - 1)]!;
    if (fate === 'draft') return [];
    const roll = dice(visit.id, 'answers');
    const items = itemsFor(standard.document, visit);
    const started = new Date(
      at - roll.whole(0, 5) * day - roll.whole(0, 6) * 3_600_000,
    ).toISOString();
    const answered = fate === 'begun' ? 0.4 : 1;
    const lost = 0.02 + roll.next() * 0.2;
    const own = demoRegister(items, roll, {
      lost,
      answered,
      at: started,
      by: visit.ownerId,
      taps: dice(visit.id, 'taps'),
      ...(people && { people }),
    });
    const first = visit.secondOf === null ? undefined : registers.get(visit.secondOf);
    const register = fate === 'late' ? {} : first ? demoSecond(first, own, roll) : own;
    registers.set(visit.id, register);
    const state = states[fate];
    const { score } = scoreAnswers(standard.document, answersOf(register), visit, dayOf(at));
    const dueOn = fate === 'late' ? dayOf(now - 2 * day) : null;
    return [
      { ...visit, register, state, started, dueOn, score: state === 'submitted' ? score : null },
    ];
  });
}

/** Fills the visits in and takes each as far as its fate says. */
async function fill(given: Given, visits: DemoVisit[], fates: Fate[], at: number): Promise<void> {
  const { db, reviewer } = given;
  const filled = filledIn(given, visits, fates, at);
  await updateDemoVisits(db, filled);
  const reach = async (wanted: Fate[], step: 'review' | 'return' | 'approve', from: VisitState) => {
    const ids = visits
      .filter((_, n) => wanted.includes(fates[Math.min(n, fates.length - 1)]!))
      .map(({ id }) => id);
    const of = {
      roundId: visits[0]!.roundId,
      states: [from],
      not: reviewer.userId,
      ids,
      lo: 0,
      hi: Number.MAX_SAFE_INTEGER,
    };
    const rows = await listReviewable(db, of);
    const detail =
      step === 'return' ? { reason: '两处扣分没有照片，请补拍后再提交。', remarks: [] } : {};
    await writeStep(db, reviewer, rows, step, detail);
    return rows.map((row) => ({ ...row, state: 'approved' as const }));
  };
  await reach(['reviewing', 'returned', 'approved', 'locked'], 'review', 'submitted');
  await reach(['returned'], 'return', 'reviewing');
  const passed = await reach(['approved', 'locked'], 'approve', 'reviewing');
  const locks = new Set(
    visits.filter((_, n) => fates[Math.min(n, fates.length - 1)] === 'locked').map(({ id }) => id),
  );
  await lockVisits(
    db,
    reviewer,
    passed.filter(({ id }) => locks.has(id)),
  );
}

type Scene = {
  given: Given;
  /** Outlets by their place in the demo's order. */
  some: (from: number, to: number) => number[];
  /** Days from and to, counted from today. */
  span: (from: number, to: number) => { startsOn: string; endsOn: string };
  inspector: Actor;
  visitor: Actor;
};

/** Last month's round, locked: half of its visits were scored by two. */
async function addDone({ given, some, span, inspector, visitor }: Scene): Promise<void> {
  const { now } = given;
  const past = monthOf(now - 31 * day);
  const both = [inspector.userId, visitor.userId];
  const done = await addRound(given, {
    name: `${past} 县行检查`,
    kind: '县行检查',
    wave: past,
    covert: false,
    ...span(-40, -12),
    settings: { ...settings(some(0, 12), both), doubleShare: 0.5 },
  });
  await fill(given, done, ['locked'], now - 15 * day);
}

/** What the visits of the present round have come to, in turn. */
const presentFates: Fate[] = [
  'submitted',
  'reviewing',
  'returned',
  'approved',
  'begun',
  'late',
  'submitted',
  'late',
  'approved',
  'draft',
];

async function addPresent({ given, some, span, inspector, visitor }: Scene): Promise<void> {
  const { now } = given;
  const present = await addRound(given, {
    name: `${monthOf(now)} 县行检查`,
    kind: '县行检查',
    wave: monthOf(now),
    covert: false,
    ...span(-10, 5),
    settings: settings(some(0, 14), [inspector.userId, visitor.userId]),
  });
  await fill(given, present, presentFates, now - day);
}

async function addCovert({ given, some, span, visitor }: Scene): Promise<void> {
  const { now } = given;
  const covert = await addRound(given, {
    name: `${monthOf(now)} 社会监督员暗访`,
    kind: '社会监督',
    wave: `${monthOf(now)}暗访`,
    covert: true,
    ...span(-6, 8),
    settings: settings(some(0, 5), [visitor.userId]),
  });
  await fill(given, covert, ['submitted', 'begun', 'draft'], now - day);
}

/** @param now the moment the demo is loaded (ms) */
export async function loadRounds(db: Db, countyCode: string, headCode: string, now: number) {
  const standard = await findDemoStandard(db, countyCode, dayOf(now - 40 * day));
  if (!standard) return;
  const names = ['service', 'reviewer', 'inspector', 'visitor'];
  const actors = await findActors(db, names);
  const [service, reviewer, inspector, visitor] = names.map((name) => actors.get(name)!) as [
    Actor,
    Actor,
    Actor,
    Actor,
  ];
  const outlets = await listDemoOutlets(db, countyCode, headCode);
  const scene: Scene = {
    given: { db, service, reviewer, standard, now },
    some: (from, to) => outlets.slice(from, to),
    span: (from, to) => ({ startsOn: dayOf(now + from * day), endsOn: dayOf(now + to * day) }),
    inspector,
    visitor,
  };
  await addDone(scene);
  await addPresent(scene);
  await addCovert(scene);
  await addRemote(scene.given, scene.some(0, 5), inspector.userId, scene.span(-4, 3));
}

/** Whom the recordings show. */
const onDuty: OnDuty[] = [
  { key: 'p1', post: '柜员', label: '1 号柜' },
  { key: 'p2', post: '柜员', label: '2 号柜' },
  { key: 'p3', post: '大堂经理', label: '大堂经理' },
  { key: 'p4', post: '保安', label: '保安' },
];

async function addRemote(
  given: Given,
  unitIds: number[],
  inspector: string,
  span: { startsOn: string; endsOn: string },
): Promise<void> {
  const { db, now } = given;
  const at = (offset: number, hour: string) => `${dayOf(now + offset * day)}T${hour}:00+08:00`;
  const slots = [
    { from: at(-5, '09:00'), to: at(-5, '10:00'), post: '大堂经理' },
    { from: at(-5, '15:00'), to: at(-5, '15:30'), post: '' },
  ];
  const visits = await addRound(given, {
    name: `${monthOf(now)} 非现场录像检查`,
    kind: '非现场检查',
    wave: `${monthOf(now)}非现场`,
    covert: false,
    ...span,
    settings: { ...settings(unitIds, [inspector]), remote: { slots, dueAt: at(1, '18:00') } },
  });
  await fill(
    { ...given, people: onDuty },
    visits,
    ['submitted', 'reviewing', 'begun', 'draft'],
    now - day,
  );
  await updateDemoClips(db, visits[0]!.roundId, new Date(now - day).toISOString());
}
