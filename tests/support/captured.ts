/** Visits filled in and submitted straight in the table, for tests of what the desk does with them. */
import type { Register } from '../../src/domain/visit/index.ts';
import type { TestApp } from './app.ts';

export type Row = { unitId: number; id: number; state: string; ownerId: string };

/** Visits of a round in the order of their outlets. */
export async function visitsOf(test: TestApp, roundId: number): Promise<Row[]> {
  const { rows } = await test.services.database.pool.query<Row>(
    `select unit_id as "unitId", id, state, owner_id as "ownerId" from visit where round_id = $1 order by unit_no, id`,
    [roundId],
  );
  return rows;
}

/** A register of 扣分 answers: points lost by item. */
export function registerOf(lost: Record<string, string>): Register {
  const at = '2026-08-10T02:00:00.000Z';
  const head = (id: string, value: object) => ({ id, value, at, device: '手机', by: 'x' });
  const answers = Object.entries(lost).map(([code, deducted]) => [
    code,
    {
      heads: [
        head(code, {
          value: { kind: 'points', deducted },
          reason: deducted === '0' ? '' : `${code} 没有做到`,
          evidence: [],
        }),
      ],
      superseded: [],
    },
  ]);
  const start = { heads: [head('start', { at, place: null })], superseded: [] };
  return Object.fromEntries([...answers, ['$start', start]]) as Register;
}

export const allWell = { H01: '0', S01: '0', S02: '0', S03: '0' };

/** Puts a visit where its inspector would have left it. */
export async function submitVisit(
  test: TestApp,
  visit: Row,
  lost: Record<string, string> = allWell,
): Promise<void> {
  await test.services.database.pool.query(
    `update visit set document = $1, state = 'submitted', submitted_at = now(), visited_on = '2026-08-10', revision = 1
     where unit_id = $2 and id = $3`,
    [JSON.stringify(registerOf(lost)), visit.unitId, visit.id],
  );
}
