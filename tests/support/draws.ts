/** Draws over HTTP: a draft of the small bank's province that can be frozen, and the way to its result. */
import { vi } from 'vitest';
import type { z } from 'zod';
import type { drawSave, DrawDetail } from '../../src/contract/draw.ts';
import type { Caller, TestApp } from './app.ts';

/** Times run from the test's own start, so that sessions, which live by the database's clock, hold. */
const start = Date.now();
const inDays = (days: number) => new Date(start + days * 86_400_000);
export const frozenOn = inDays(0);
/** After the objections and the publication of the seed. */
export const drawnOn = inDays(3);
export const pastDay = inDays(-40).toISOString().slice(0, 10);
export const seedValues = ['3', '8', '12', '19', '27', '33', '5'];

/** The server's clock; sessions live by the database's own. */
export const setClock = (at: Date) => vi.setSystemTime(at);

type Save = z.output<typeof drawSave>;

export const source = (change: Partial<Save['spec']['sources'][number]> = {}) => ({
  id: 'ssq',
  name: '中国福利彩票双色球',
  where: '中国福利彩票网',
  issue: '后天公布的一期',
  take: '6 个红球号码和 1 个蓝球号码',
  count: 7,
  publishedAt: inDays(2).toISOString(),
  ifFails: 'next' as const,
  ...change,
});

export const spec = (change: Partial<Save['spec']> = {}): Save['spec'] => ({
  pool: { underIds: [], level: '网点', kind: '省行神秘人', target: '95', score: null, exclude: [] },
  strata: [],
  cuts: [],
  chance: [{ when: { gapOver: '0' }, tickets: 3 }],
  quotaRule: { kind: 'proportional', total: 2, atLeast: 0 },
  inspectors: null,
  lockOutDays: 90,
  avoid: [],
  hours: null,
  doubles: 0,
  reserves: 1,
  sources: [source()],
  objection: { until: inDays(1).toISOString(), contact: '服务部 5801' },
  ...change,
});

export async function makeDraft(
  caller: Caller,
  change: Partial<Save['spec']> = {},
  covert = false,
): Promise<number> {
  const made = await caller.post('/api/draws', { name: '四季度抽查', purpose: 'outlets', covert });
  const { id, revision } = made.json<{ id: number; revision: number }>();
  const body = { name: '四季度抽查', purpose: 'outlets', covert, spec: spec(change), revision };
  const saved = await caller.put(`/api/draws/${id}`, body);
  if (saved.statusCode !== 200) throw new Error(saved.body);
  return id;
}

export const detailOf = async (caller: Caller, id: number): Promise<DrawDetail> =>
  (await caller.get(`/api/draws/${id}`)).json<DrawDetail>();

export async function freeze(caller: Caller, id: number) {
  setClock(frozenOn);
  const { revision } = await detailOf(caller, id);
  return caller.post(`/api/draws/${id}/freeze`, { revision });
}

/** Goes on from a frozen draw: seed by one, confirmed by another, drawn. */
export async function drawIt(caller: Caller, witness: Caller, id: number) {
  setClock(drawnOn);
  const seed = { source: 'ssq', state: 'published', values: seedValues, note: '' };
  const { n } = (await caller.post(`/api/draws/${id}/seeds`, seed)).json<{ n: number }>();
  await witness.post(`/api/draws/${id}/seeds/${n}/confirm`);
  return caller.post(`/api/draws/${id}/run`);
}

/** A drawn draw. */
export async function makeDrawn(
  test: TestApp,
  change: Partial<Save['spec']> = {},
  covert = false,
): Promise<number> {
  const caller = await test.as('省行服务管理员');
  const id = await makeDraft(caller, change, covert);
  await freeze(caller, id);
  const answer = await drawIt(caller, await test.as('审计员'), id);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return id;
}
