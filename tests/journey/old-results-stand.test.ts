/** 版本不变性 (D11): whatever happens to standards, plans and rules, a closed visit stays what it was. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanVersion } from '../../src/contract/plan-version.ts';
import {
  allItems,
  scoreAnswers,
  templates,
  type Answer,
  type StandardDocument,
} from '../../src/domain/standard/index.ts';
import { answersOf, type Register } from '../../src/domain/visit/index.ts';
import { contentHash } from '../../src/server/standard/hash.ts';
import { testApp, type Caller } from '../support/app.ts';
import { addVisit, type TestVisit } from '../support/visits.ts';

const test = testApp();
const day = '2026-03-05';
type Row = { id: number; sha256: string };
type Standard = { document: StandardDocument; versions: { id: number; state: string }[] };
const get = async <T>(caller: Caller, path: string) => (await caller.get(path)).json<T>();

/** Every third item loses all it can. */
function answersTo(document: StandardDocument, seed: number): Register {
  const lost = (at: number) => (at + seed) % 3 === 0;
  const valueOf = (
    { form, points }: ReturnType<typeof allItems>[number],
    at: number,
  ): Answer['value'] => {
    if (form.kind === 'pass') return { kind: 'pass', pass: !lost(at) };
    if (form.kind === 'points') return { kind: 'points', deducted: lost(at) ? points : '0' };
    if (form.kind === 'count') return { kind: 'count', count: lost(at) ? 1 : 0 };
    if (form.kind === 'choice')
      return { kind: 'choice', option: form.options[lost(at) ? 1 : 0]!.code };
    if (form.kind === 'number') return { kind: 'number', number: lost(at) ? '16' : '3' };
    return { kind: 'text', text: '记述' };
  };
  const items = allItems(document).filter(({ veto, when }) => !veto && when?.is !== false);
  const heads = items.map((item, at) => {
    const value: Answer = { value: valueOf(item, at), reason: '见记录', evidence: [] };
    const head = { id: `${seed}-${at}`, value, at: `${day}T10:00:00+08:00`, device: 'd', by: 'u' };
    return [item.code, { heads: [head], superseded: [] }] satisfies [string, Register[string]];
  });
  return Object.fromEntries(heads);
}

/** A visit answered, approved and locked as the product does it. */
async function closedVisit(standardId: number, document: StandardDocument, seed: number) {
  const visit = await addVisit(test, '神秘人', { standardId, state: 'approved' });
  await test.services.database.pool.query(
    `update visit set document = $1, visited_on = $2, submitted_at = now() where id = $3`,
    [JSON.stringify(answersTo(document, seed)), day, visit.id],
  );
  const reviewer = await test.as('上一级复核人');
  const locked = await reviewer.post(`/api/visits/${visit.unitId}/${visit.id}/lock`);
  expect(locked.json(), locked.body).toEqual({ state: 'locked' });
  return { visit, document };
}

const exportOf = async (caller: Caller, { unitId, id }: TestVisit) =>
  (await caller.get(`/api/visits/${unitId}/${id}/record.json`)).body;

/** Changes the newest draft, making one when there is none. */
class Editor {
  private readonly caller: Caller;
  private current: number;
  private days = 0;
  published = 0;
  constructor(caller: Caller, first: number) {
    this.caller = caller;
    this.current = first;
  }

  private async draft(): Promise<Row & { document: StandardDocument }> {
    const known = await get<Standard>(this.caller, `/api/standards/${this.current}`);
    const open = known.versions.find(({ state }) => state === 'draft');
    const id =
      open?.id ?? (await this.caller.post(`/api/standards/${this.current}/drafts`)).json<Row>().id;
    return get(this.caller, `/api/standards/${id}`);
  }

  async change(pick: number): Promise<void> {
    const { id, sha256, document } = await this.draft();
    const projects = document.modules.flatMap((module) => module.projects);
    const items = projects[pick % projects.length]!.items;
    const item = items[pick % items.length]!;
    const kinds = [
      () => (item.name = `${item.name}（${pick}）`),
      () => (item.category = item.category === '硬件' ? '软件' : '硬件'),
      () => (document.scoring.notApplicable = pick % 2 === 0 ? 'excluded' : 'full'),
      () => (item.key = { from: `2026-01-${String(1 + (pick % 28)).padStart(2, '0')}`, to: null }),
      () => (item.code = `N${pick}-${item.code}`.slice(0, 40)),
      () => (document.scoring.bands = [{ name: `线${pick}`, from: String(pick % 100) }]),
      () => items.reverse(),
      () => (document.scoring.people = pick % 2 === 0 ? 'mean' : 'worst'),
    ];
    kinds[pick % kinds.length]!();
    const saved = await this.caller.put(`/api/standards/${id}`, { sha256, document });
    expect(saved.statusCode, saved.body).toBe(200);
  }

  async map(): Promise<void> {
    const { id } = await this.draft();
    type Rows = {
      sha256: string;
      rows: { from: string | null; to: string | null; comparison: string }[];
    };
    const { rows, sha256 } = await get<Rows>(this.caller, `/api/standards/${id}/mapping`);
    const pairs = rows.map(({ from, to, comparison }) => ({ from, to, comparison }));
    const body = { sha256, rows: pairs };
    expect((await this.caller.put(`/api/standards/${id}/mapping`, body)).statusCode).toBe(200);
  }

  /** @returns the version now in force */
  async publish(): Promise<{ id: number; document: StandardDocument }> {
    const { id, document } = await this.draft();
    const validFrom = new Date(Date.UTC(2026, 3, 1 + ++this.days)).toISOString().slice(0, 10);
    const answer = await this.caller.post(`/api/standards/${id}/publish`, { validFrom });
    expect(answer.statusCode, answer.body).toBe(200);
    this.current = id;
    this.published += 1;
    return { id, document };
  }
}

async function editPlan(caller: Caller, planVersion: number, pick: number): Promise<number> {
  const made = await caller.post(`/api/plan-versions/${planVersion}/drafts`);
  const id = made.json<{ id: number }>().id;
  const draft = await get<PlanVersion>(caller, `/api/plan-versions/${id}`);
  const document = { ...draft.document, title: `方案 ${pick}` };
  const body = { revision: draft.revision, document, readings: draft.readings };
  expect((await caller.put(`/api/plan-versions/${id}`, body)).statusCode).toBe(200);
  const published = await caller.post(`/api/plan-versions/${id}/publish`, { readings: {} });
  expect(published.statusCode, published.body).toBe(200);
  return id;
}

type Edit = { kind: 'change' | 'map' | 'publish' | 'plan'; pick: number };
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('change', 'change', 'change', 'change', 'map', 'publish', 'plan'),
    pick: fc.nat(9999),
  }),
  { minLength: 200, maxLength: 200 },
);

it('二百次改标准、改对应、改方案之后：每张已锁定检查单的导出一字不变，并仍按自己的版本算出原来的分', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const caller = await test.as('县行服务管理员');
      const from = { kind: 'template', key: 'mystery' };
      const first = (await caller.post('/api/standards', { name: '不变性', from })).json<Row>();
      await caller.post(`/api/standards/${first.id}/publish`, { validFrom: '2026-01-01' });
      const yaml = readFileSync(new URL('../../plans/03-shenmiren.yaml', import.meta.url), 'utf8');
      const plan = stringify({ ...(parse(yaml) as Plan), id: 'stands' });
      let planVersion = (await caller.post('/api/plans', { yaml: plan })).json<Row>().id;
      await caller.post(`/api/plan-versions/${planVersion}/publish`, { readings: {} });

      const editor = new Editor(caller, first.id);
      const closed = [
        await closedVisit(first.id, templates.mystery, 0),
        await closedVisit(first.id, templates.mystery, 1),
      ];
      const exports = [
        await exportOf(caller, closed[0]!.visit),
        await exportOf(caller, closed[1]!.visit),
      ];
      for (const [at, { kind, pick }] of list.entries()) {
        if (kind === 'change') await editor.change(pick);
        else if (kind === 'map') await editor.map();
        else if (kind === 'plan') planVersion = await editPlan(caller, planVersion, pick);
        else {
          const { id, document } = await editor.publish();
          if (closed.length < 8) {
            const made = await closedVisit(id, document, at);
            closed.push(made);
            exports.push(await exportOf(caller, made.visit));
          }
        }
      }
      expect(editor.published).toBeGreaterThan(5);
      for (const [at, { visit, document }] of closed.entries()) {
        expect(contentHash(await exportOf(caller, visit))).toBe(contentHash(exports[at]!));
        const own = await get<Standard>(caller, `/api/standards/${visit.standardId}`);
        expect(contentHash(own.document)).toBe(contentHash(document));
        const { rows } = await test.services.database.pool.query<{
          document: Register;
          score: string;
        }>('select document, score::text from visit where id = $1', [visit.id]);
        const again = scoreAnswers(
          own.document,
          answersOf(rows[0]!.document),
          { queueMachine: null },
          day,
        );
        expect(Number(again.score)).toBe(Number(rows[0]!.score));
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 600_000);
