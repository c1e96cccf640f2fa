/**
 * The bank that is measured: a province with every outlet's four checks of the year, its rectifications,
 * the plan of 篇三 settled for all of it, staff, meetings, fixtures and deeds; and its users.
 */
import { sql } from 'drizzle-orm';
import { createAccount } from '../../src/server/access/index.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/index.ts';
import { settle } from '../../src/server/settlement/index.ts';
import { demoProvince } from '../../src/domain/demo/index.ts';
import type { Role } from '../../src/domain/organisation/model.ts';
import type { Db } from '../../src/server/db/open.ts';
import { password } from '../capture/fill.ts';
import type { Bench } from '../settle/database.ts';
import { publishProvincePlan } from '../settle/province-plan.ts';

/** The year the demo's facts are of. */
export const year = 2023;

type Place = { id: number; unitNo: number; lastNo: number; level: string };
export type User = { username: string; role: Role; place: Place };

async function findPlaces(db: Db, level: string, most: number): Promise<Place[]> {
  const { rows } = await db.execute<Place>(sql`
    select id, unit_no as "unitNo", last_no as "lastNo", level from unit where level = ${level}
    order by md5(code) limit ${most}`);
  return rows;
}

async function settleProvince(db: Db): Promise<void> {
  await settle(db, await publishProvincePlan(db), {}, 'bench');
  await db.execute(sql`update ledger_line set state = 'published'`);
}

/** What grows with the outlets besides the checks: rectifications of the newest wave; 5 people, 20 meetings, 3 fixtures, a deed, 10 entries of the audit trail each. */
const grown = [
  `insert into rectification (unit_id, unit_no, kind, title, source_kind, source_id, item_code, category, points, due_at, state, criterion, created_by, found_on)
   select d.unit_id, d.unit_no, 'item', d.item_name, 'inspection', d.inspection_id, d.item_code, d.category, d.points, i.visited_on + 10,
     (array['open','doing','done','verified','failed'])[1 + (d.unit_no % 5)::int], '{"kind":"clean-visits","visits":3}', '', i.visited_on
   from deduction d join inspection i on i.unit_id = d.unit_id and i.id = d.inspection_id
   where i.wave = (select max(wave) from inspection) on conflict do nothing`,
  `insert into person (unit_id, unit_no, staff_no, name, pinyin, post)
   select u.id, u.unit_no, 'B' || u.unit_no || '-' || n, '员工' || n, 'yuangong', (array['柜员','大堂经理','保安','理财经理','网点负责人'])[n]
   from unit u, generate_series(1, 5) n where u.level = '网点'`,
  `insert into morning_meeting (unit_id, unit_no, day, drill, participants, created_by, created_by_id)
   select u.id, u.unit_no, current_date - n, '着装规范', '[]', '', '' from unit u, generate_series(1, 20) n where u.level = '网点'`,
  `insert into placement (unit_id, unit_no, code, name, place, state, since, updated_by)
   select u.id, u.unit_no, 'DZ-' || n, '便民箱', '大堂', case when (u.unit_no + n) % 9 = 0 then 'missing' else 'present' end, '${year}-01-01', ''
   from unit u, generate_series(1, 3) n where u.level = '网点'`,
  `insert into deed (unit_id, unit_no, happened_on, title, story, reported_by_id, reported_by)
   select u.id, u.unit_no, '${year}-06-01', '拾金不昧', '客户遗失钱包，及时归还。', '', '' from unit u where u.level = '网点'`,
  `insert into audit (unit_id, unit_no, at, actor, action, subject, address)
   select u.id, u.unit_no, now() - n * interval '1 day', '张三（zhang）', 'session.open', '张三', '10.0.0.1'
   from unit u, generate_series(1, 10) n where u.level = '网点'`,
];

/** Who works: so many of each role, at places spread over the province; and one for the whole bank. */
const users: [role: Role, level: string, many: number][] = [
  ['outlet-head', '网点', 120],
  ['service-admin', '县行', 40],
  ['service-admin', '省行', 8],
  ['inspector', '省行', 32],
];
const nameOf = (role: Role, level: string, n: number) =>
  role === 'inspector'
    ? `inspector${n}`
    : `${{ 网点: 'outlet', 县行: 'county', 省行: 'bank' }[level]}${n}`;

/** @returns the users, the first of the whole bank among them as `bank0` */
export async function fillBank(
  bench: Bench,
  outlets: number,
  say: (line: string) => void,
): Promise<User[]> {
  const wide = <T>(work: (db: Db) => Promise<T>) => withinScope(bench, { role: 'wide' }, work);
  const { book } = demoProvince({ seed: year, outlets, deductionsFor: 'all' });
  say(`${book.units.length} units, ${book.scores.length} checks …`);
  await wide((db) => applyBook(db, book, { importId: null, scope: null }));
  say('plan and ledger …');
  await wide(settleProvince);
  say('people, meetings, fixtures, deeds, audit …');
  for (const statement of grown) await bench.pool.query(statement);
  say('users …');
  const made: User[] = [];
  await wide(async (db) => {
    for (const [role, level, many] of users) {
      const places = await findPlaces(db, level, many);
      for (let n = 0; n < many; n += 1) {
        const place = places[n % places.length]!;
        const user = { username: nameOf(role, level, n), role, place };
        const assignments = [{ role, unit: place }];
        await createAccount(db, {
          username: user.username,
          name: user.username,
          password,
          assignments,
        });
        made.push(user);
      }
    }
  });
  await bench.pool.query('vacuum analyze');
  return made;
}
