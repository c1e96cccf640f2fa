/** A published standard, and rounds of visits by it, for tests of checks from assignment to lock. */
import type { StandardDocument } from '../../src/domain/standard/model.ts';
import type { Caller, TestApp } from './app.ts';

const item = (code: string, name: string, points: string, posts: string[] = []) => ({
  code,
  name,
  points,
  form: { kind: 'points' as const, step: '1' },
  category: code.startsWith('H') ? ('硬件' as const) : ('软件' as const),
  posts,
  methods: ['看' as const],
  veto: false,
  extra: false,
  mayNotApply: true,
  when: null,
  key: null,
  clause: '',
  guide: '',
  evidence: 'optional' as const,
  timer: false,
});

/** 100 points: two items of the outlet, one of the lobby manager, one that only a visitor can ask. */
export const smallStandard: StandardDocument = {
  title: '营业网点检查标准（测试）',
  source: '',
  total: '100',
  scoring: {
    combine: 'sum',
    notApplicable: 'full',
    scale: 2,
    extrasUpTo: null,
    people: 'worst',
    veto: { to: 'zero' },
    bands: [{ name: '优秀', from: '95' }],
  },
  modules: [
    {
      code: 'M1',
      name: '环境',
      points: '60',
      weight: null,
      projects: [
        {
          code: 'P1',
          name: '厅堂',
          points: '60',
          items: [item('H01', '自助设备可用', '40'), item('S01', '地面整洁', '20')],
        },
      ],
    },
    {
      code: 'M2',
      name: '人员',
      points: '40',
      weight: null,
      projects: [
        {
          code: 'P2',
          name: '服务',
          points: '40',
          items: [
            item('S02', '大堂经理迎送', '30', ['大堂经理']),
            { ...item('S03', '收费标准问答', '10'), methods: ['问' as const] },
          ],
        },
      ],
    },
  ],
};

/** Puts the standard in force for a unit; its id. Straight into the table: publishing has its own tests. */
export async function addStandard(
  test: TestApp,
  unitCode = '33',
  document: StandardDocument = smallStandard,
): Promise<number> {
  const { rows } = await test.services.database.pool.query<{ id: number }>(
    `insert into standard (unit_id, unit_no, last_no, name, version, valid_from, state, document, sha256)
     select id, unit_no, last_no, '测试标准', 1 + (select count(*) from standard where name = '测试标准' and unit_id = unit.id),
       '2026-01-01', 'published', $1, 'x' from unit where code = $2 returning id`,
    [JSON.stringify(document), unitCode],
  );
  return rows[0]!.id;
}

/** Account ids by user name. */
export async function accountId(test: TestApp, username: string): Promise<string> {
  const { rows } = await test.services.database.pool.query<{ id: string }>(
    'select id from "user" where username = $1',
    [username],
  );
  return rows[0]!.id;
}

type Over = { settings?: Record<string, unknown> } & Record<string, unknown>;

/** A round's body over all outlets of 文成, by hand. */
export function roundOf(given: {
  standardId: number;
  unitIds: number[];
  inspectors: string[];
  over?: Over;
}) {
  const { settings, ...over } = given.over ?? {};
  return {
    name: '八月县行检查',
    kind: '县行检查',
    wave: '2026-08',
    standardId: given.standardId,
    covert: false,
    startsOn: '2026-08-01',
    endsOn: '2026-08-31',
    ...over,
    settings: {
      source: { from: 'units', unitIds: given.unitIds },
      inspectors: given.inspectors,
      ...settings,
    },
  };
}

/** Makes and opens a round; its id. */
export async function openRound(caller: Caller, body: object): Promise<number> {
  const made = await caller.post('/api/rounds', body);
  if (made.statusCode !== 200) throw new Error(made.body);
  const { id } = made.json<{ id: number }>();
  const opened = await caller.post(`/api/rounds/${id}/open`);
  if (opened.statusCode !== 200) throw new Error(opened.body);
  return id;
}
