/** What the demo's visits look like to those who open them: filled recordings, and who submitted when. */
import { expect, it } from 'vitest';
import type { Coverage } from '../../src/domain/round/index.ts';
import { demoApp } from './demo-bank.ts';

const demo = demoApp();
type Row = { unitId: number; id: number; state: string; kind: string };
type Entry = { action: string; at: string; by: string };

async function visits(): Promise<Row[]> {
  const { pool } = demo.test.services.database;
  const { rows } = await pool.query<Row>(
    `select unit_id as "unitId", id, state, kind from visit where not secret order by id`,
  );
  return rows;
}

it('每张提交过的检查单，经过里都有提交：在复核以前，写明是谁', async () => {
  const caller = await demo.as('service');
  const submitted = (await visits()).filter(({ state }) => state !== 'draft');
  expect(submitted.length).toBeGreaterThan(10);
  for (const { unitId, id } of submitted) {
    const { history } = (await caller.get(`/api/visits/${unitId}/${id}`)).json<{
      history: Entry[];
    }>();
    const steps = history.filter(({ action }) => ['submit', 'review', 'lock'].includes(action));
    expect([id, steps[0]?.action]).toEqual([id, 'submit']);
    expect(steps[0]!.by).not.toBe('');
    expect(Date.parse(steps[0]!.at)).toBeLessThan(Date.now());
  }
});

it('非现场检查：已提交的逐人逐条都答了，也有答了一半的', async () => {
  const caller = await demo.as('service');
  const remote = (await visits()).filter(({ kind }) => kind === '非现场检查');
  const coverages = await Promise.all(
    remote.map(async ({ unitId, id, state }) => {
      const answer = await caller.get(`/api/visits/${unitId}/${id}/coverage`);
      return { state, ...answer.json<Coverage>() };
    }),
  );
  const done = coverages.filter(({ state }) => state !== 'draft');
  expect(done.length).toBeGreaterThan(0);
  expect(done.map(({ missing }) => missing)).toEqual(done.map(() => 0));
  expect(done[0]!.cells.some(({ person }) => person !== '')).toBe(true);
  expect(coverages.some(({ answered, missing }) => answered > 0 && missing > 0)).toBe(true);
});
