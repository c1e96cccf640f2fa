/** The bank that is measured: a province of 40,000 outlets, its inspectors, and visits to be done or done. */
import type pg from 'pg';
import { createAccount } from '../../src/server/access/index.ts';
import type { Database } from '../../src/server/db/open.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { roundSettingsSchema } from '../../src/contract/round.ts';
import type { StandardDocument } from '../../src/domain/standard/index.ts';

export const password = 'bench-Correct-Horse-9';
export const items = 100;
export const inspector = (n: number) => `inspector${n}`;

/** 100 items of 10 points, pass or fail: the form that ODK Central was measured with. */
const document: StandardDocument = {
  title: '百条标准',
  source: '',
  total: '1000',
  scoring: {
    combine: 'sum',
    notApplicable: 'full',
    people: 'worst',
    scale: 2,
    extrasUpTo: null,
    veto: { to: 'zero' },
    bands: [{ name: '合格', from: '0' }],
  },
  modules: [
    {
      code: 'M',
      name: '全部',
      points: '1000',
      weight: null,
      projects: [
        {
          code: 'P',
          name: '全部',
          points: '1000',
          items: Array.from({ length: items }, (_, n) => ({
            code: `I${n}`,
            name: `第 ${n + 1} 条`,
            points: '10',
            form: { kind: 'pass' as const },
            category: '软件' as const,
            posts: [],
            methods: [],
            veto: false,
            extra: false,
            mayNotApply: false,
            when: null,
            key: null,
            clause: '',
            guide: '',
            evidence: 'optional' as const,
            timer: false,
          })),
        },
      ],
    },
  ],
};

export async function fillUnits(pool: pg.Pool, outlets: number): Promise<void> {
  await pool.query(`
    insert into unit (unit_no, last_no, code, name, level, parent_id)
    values (1, 1000000, 'P', '省行', '省行', null);
    insert into unit (unit_no, last_no, code, name, level, parent_id)
    select 1 + c * 1000 + 1, 1 + c * 1000 + 999, 'C' || c, '县行' || c, '县行', (select id from unit where code = 'P')
    from generate_series(0, ${Math.ceil(outlets / 100)} - 1) c;
    insert into unit (unit_no, last_no, code, name, level, parent_id)
    select k.unit_no + 1 + o, k.unit_no + 1 + o, k.code || '-' || o, '网点' || k.code || '-' || o, '网点', k.id
    from unit k, generate_series(0, 99) o where k.level = '县行'`);
}

export async function fillPeople(database: Database, inspectors: number): Promise<void> {
  const { rows } = await database.pool.query<{ id: number; unitNo: number }>(
    `select id, unit_no as "unitNo" from unit where parent_id is null`,
  );
  const unit = rows[0]!;
  await withinScope(database, { role: 'wide' }, async (db) => {
    for (let n = 0; n < inspectors; n += 1) {
      const assignments = [{ role: 'inspector' as const, unit }];
      await createAccount(db, { username: inspector(n), name: `检查${n}`, password, assignments });
    }
    const assignments = [{ role: 'service-admin' as const, unit }];
    await createAccount(db, { username: 'desk', name: '服务', password, assignments });
  });
}

/** As the page of a round makes them when nothing is chosen but the whole province. */
const settings = roundSettingsSchema.parse({ source: { from: 'units', unitIds: [] } });

/** One round over every outlet: a visit each, shared out among the inspectors; answers its id. */
export async function fillRound(pool: pg.Pool, wave: string, inspectors: number): Promise<number> {
  await pool.query(
    `insert into standard (unit_id, unit_no, last_no, name, version, valid_from, state, document)
     select id, unit_no, last_no, '百条标准', 1, '2020-01-01', 'published', $1::jsonb from unit
     where parent_id is null on conflict do nothing`,
    [JSON.stringify(document)],
  );
  const round = await pool.query<{ id: number }>(
    `insert into inspection_round (unit_id, unit_no, name, kind, wave, standard_id, covert, starts_on, ends_on, state, settings, created_by)
     select u.id, u.unit_no, $1, '省行神秘人', $1, s.id, true, '2026-01-01', '2026-12-31', 'open', $2, ''
     from unit u, standard s where u.parent_id is null and s.name = '百条标准' returning id`,
    [wave, JSON.stringify(settings)],
  );
  const { id } = round.rows[0]!;
  await pool.query(
    `insert into visit (unit_id, unit_no, round_id, standard_id, kind, wave, secret, owner_id, inspector_name, due_on, created_at)
     select n.id, n.unit_no, r.id, r.standard_id, r.kind, r.wave, true, u.id, u.name, '2026-12-31', now() - interval '1 day'
     from (select *, row_number() over (order by unit_no) as n from unit where level = '网点') n
     join inspection_round r on r.id = $1
     join "user" u on u.username = 'inspector' || (n.n % $2)`,
    [id, inspectors],
  );
  return id;
}

/** Copies what one submitted visit holds into the still untouched visits of a round. */
export async function storeRound(pool: pg.Pool, roundId: number): Promise<number> {
  const { rowCount } = await pool.query(
    `update visit v set state = 'submitted', revision = 1, document = d.document, result = d.result,
       circumstances = d.circumstances, visited_on = d.visited_on, score = d.score, started_at = d.started_at,
       submitted_at = d.submitted_at
     from (select * from visit where state = 'submitted' order by id desc limit 1) d
     where v.round_id = $1 and v.state = 'draft'`,
    [roundId],
  );
  return rowCount ?? 0;
}

/** Inspections of the past: every outlet in each of `waves` waves. */
export async function fillInspections(pool: pg.Pool, waves: number): Promise<void> {
  await pool.query(
    `insert into inspection (unit_id, unit_no, wave, kind, visited_on, score)
     select n.id, n.unit_no, to_char(2000 + w / 4, 'FM0000') || 'Q' || (w % 4 + 1), '省行神秘人',
       make_date(2000 + w / 4, (w % 4) * 3 + 2, 1 + (n.unit_no % 27)::int), 80 + (n.unit_no * 7 + w * 13) % 2000 / 100.0
     from unit n, generate_series(0, $1 - 1) w where n.level = '网点'`,
    [waves],
  );
}
