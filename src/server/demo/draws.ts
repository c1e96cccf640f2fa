/**
 * Two draws of the own county: one that has taken place (published before its seed, drawn, one reserve
 * opened), one committed and waiting for a lottery that is still to come.
 */
import { nextSource, type DrawSpec, type Seed } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import {
  addDraft,
  confirmSeed,
  enterSeed,
  findDrawResult,
  freezeDraw,
  openNext,
  run,
  saveDraft,
} from '../draw/index.ts';
import { findAccounts, findPlaces } from './queries.ts';

type Given = { county: string; serverSecret: string; now: Date };
type People = Awaited<ReturnType<typeof findAccounts>>;

const day = 86_400_000;
const after = (now: Date, days: number) => new Date(now.getTime() + days * day);
const inspectors = ['service', 'inspector', 'visitor'];

/** What the county decides: more tickets below the target, whoever was never visited must be. */
const decisions = (people: People, frozenAt: Date, change: Partial<DrawSpec>): DrawSpec => {
  const until = after(frozenAt, 1);
  return {
    pool: {
      underIds: [],
      level: '网点',
      kind: '省行神秘人',
      target: '95',
      score: null,
      exclude: [],
    },
    strata: [],
    cuts: [],
    chance: [
      { when: { unvisited: true }, tickets: 'must' },
      { when: { gapOver: '2' }, tickets: 5 },
      { when: { gapOver: '0' }, tickets: 3 },
    ],
    quotaRule: { kind: 'proportional', total: 5, atLeast: 0 },
    inspectors: inspectors.map((name) => ({
      accountId: people.get(name)!.userId,
      capacity: name === 'visitor' ? 2 : null,
    })),
    lockOutDays: 90,
    avoid: [],
    hours: null,
    doubles: 1,
    reserves: 2,
    sources: [nextSource('ssq', until)],
    objection: { until: until.toISOString(), contact: '服务管理岗 0577-5801' },
    ...change,
  };
};

type Draft = { name: string; covert: boolean; frozenAt: Date; change: Partial<DrawSpec> };

/** A draw as committed on a day of the past. */
async function frozen(db: Db, given: Given, people: People, draft: Draft): Promise<number> {
  const { name, covert, frozenAt, change } = draft;
  const county = (await findPlaces(db, [given.county])).get(given.county)!;
  const by = people.get('service')!;
  const purpose = 'outlets' as const;
  const id = await addDraft(db, county, by, { name, purpose, covert }, frozenAt);
  const spec = decisions(people, frozenAt, change);
  const { revision } = await saveDraft(db, id, { name, purpose, covert, spec, revision: 1 });
  const { serverSecret } = given;
  await freezeDraw(db, id, { revision, by, now: frozenAt, serverSecret, language: 'zh' });
  return id;
}

async function drawn(db: Db, given: Given, people: People): Promise<void> {
  const { serverSecret } = given;
  const frozenAt = after(given.now, -12);
  const draft = { name: '四季度县行检查：抽取受检网点', covert: false, frozenAt, change: {} };
  const id = await frozen(db, given, people, draft);
  const by = people.get('service')!;
  const at = after(given.now, -6);
  const seed: Seed = {
    source: 'ssq',
    state: 'published',
    values: ['4', '9', '15', '18', '26', '31', '7'],
    note: '演示用的虚构号码',
  };
  const { n } = await enterSeed(db, id, by, seed, { now: at, at: at.toISOString() });
  await confirmSeed(db, id, n, people.get('leader')!, at.toISOString());
  await run(db, id, { by, now: at, serverSecret, language: 'zh' });
  const result = await findDrawResult(db, id);
  const fallen = result!.visits.find(({ round }) => round === 1)!;
  const reason = '该网点自下周起停业装修';
  const number = fallen.number;
  await openNext(db, id, { replaces: number, reason, by, now: after(at, 1), serverSecret });
}

export async function loadDraws(db: Db, given: Given): Promise<void> {
  const people = await findAccounts(db, [...inspectors, 'leader']);
  await drawn(db, given, people);
  await frozen(db, given, people, {
    name: '年底暗访：抽取受检网点和检查人员',
    covert: true,
    frozenAt: given.now,
    change: { doubles: 2 },
  });
}
