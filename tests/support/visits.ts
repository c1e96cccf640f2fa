/** 检查单 for tests: a standard, a round and a visit, written as the desk would have. */
import { createHash } from 'node:crypto';
import type { Item, StandardDocument } from '../../src/domain/standard/model.ts';
import type { Database } from '../../src/server/db/open.ts';
import { personas, type Persona } from './personas.ts';

const item = (code: string, over: Partial<Item> = {}): Item => ({
  code,
  name: `条目${code}`,
  points: '5',
  form: { kind: 'pass' },
  category: '软件',
  posts: [],
  methods: ['看'],
  veto: false,
  extra: false,
  mayNotApply: false,
  when: null,
  key: null,
  clause: '',
  guide: '',
  evidence: 'optional',
  timer: false,
  ...over,
});

/** A01–A10 pass or fail; B01 points, B02 with evidence on deduction, B03 per person, B04 not applicable. */
export const document: StandardDocument = {
  title: '测试标准',
  source: '',
  total: '70',
  scoring: {
    combine: 'sum',
    people: 'worst',
    notApplicable: 'full',
    scale: 2,
    extrasUpTo: null,
    veto: { to: 'zero' },
    bands: [],
  },
  modules: [
    {
      code: 'A',
      name: '环境',
      points: '50',
      weight: null,
      projects: [
        {
          code: 'A-1',
          name: '室外',
          points: '50',
          items: Array.from({ length: 10 }, (_, n) => item(`A${String(n + 1).padStart(2, '0')}`)),
        },
      ],
    },
    {
      code: 'B',
      name: '服务',
      points: '20',
      weight: null,
      projects: [
        {
          code: 'B-1',
          name: '柜面',
          points: '20',
          items: [
            item('B01', { form: { kind: 'points', step: '0.5' } }),
            item('B02', { evidence: 'on-deduction' }),
            item('B03', { posts: ['柜员'] }),
            item('B04', { mayNotApply: true }),
          ],
        },
      ],
    },
  ],
};

export type TestVisit = { unitId: number; id: number; standardId: number; path: string };
/** A test's application, or only its database. */
type Where = { services: { database: Pick<Database, 'pool'> } };
let made = 0;

const given = (over: { unit?: string; secret?: boolean; state?: string; standardId?: number }) => ({
  unit: '33032801',
  secret: false,
  state: 'draft',
  ...over,
});

async function addStandard(test: Where): Promise<number> {
  const text = JSON.stringify(document);
  const { rows } = await test.services.database.pool.query<{ id: number }>(
    `insert into standard (unit_id, unit_no, last_no, name, version, valid_from, state, document, sha256)
     select id, unit_no, last_no, $1, 1, '2026-01-01', 'published', $2::jsonb, $3 from unit where code = '33'
     returning id`,
    [`测试标准${made}`, text, createHash('sha256').update(text).digest('hex')],
  );
  return rows[0]!.id;
}

/** A new visit of the persona; each in a round of its own. */
export async function addVisit(
  test: Where,
  persona: Persona,
  over: Parameters<typeof given>[0] = {},
): Promise<TestVisit> {
  const { unit, secret, state, standardId: chosen } = given(over);
  made += 1;
  const standardId = chosen ?? (await addStandard(test));
  const { pool } = test.services.database;
  const wave = `T${made}`;
  const round = await pool.query<{ id: number }>(
    `insert into inspection_round (unit_id, unit_no, name, kind, wave, standard_id, covert, starts_on, ends_on, settings, state, created_by)
     select id, unit_no, $1, '省行神秘人', $1, $2, $3, '2026-01-01', '2026-12-31', '{"lockOutDays": 0}', 'open', '' from unit where code = '330328'
     returning id`,
    [wave, standardId, secret],
  );
  const { rows } = await pool.query<{ unit_id: number; id: number }>(
    `insert into visit (unit_id, unit_no, round_id, standard_id, kind, wave, secret, owner_id, inspector_name, due_on, state, created_at)
     select n.id, n.unit_no, $1, $2, '省行神秘人', $3, $4, u.id, u.name, '2026-12-31', $5, now() - interval '2 days'
     from unit n, "user" u where n.code = $6 and u.username = $7
     returning unit_id, id`,
    [round.rows[0]!.id, standardId, wave, secret, state, unit, personas[persona].username],
  );
  const { unit_id: unitId, id } = rows[0]!;
  return { unitId, id, standardId, path: `/api/capture/${unitId}/${id}` };
}
