/** 机构 of a workbook into the tree: new ones get a number in the gap behind their siblings, or the tree is numbered afresh. */
import { sql } from 'drizzle-orm';
import { problem } from '../../contract/problem.ts';
import { nextChild, numberTree, type Span } from '../../domain/organisation/numbering.ts';
import type { Db } from '../db/open.ts';
import { refreshStatistics } from '../db/statistics.ts';
import { asOwner } from '../http/transaction.ts';
import { pinyinOf, updateNumbers } from '../organisation/index.ts';
import type { Range } from './refuse-outside.ts';
import type { SheetCounts } from './take-over.ts';

type Known = { code: string; no: number; last: number; parentCode: string | null };
type Arrival = { code: string; name: string; parentCode: string | null };

const listKnown = async (db: Db) =>
  (
    await db.execute<Known>(sql`select u.code, u.unit_no as no, u.last_no as last, p.code as "parentCode"
    from unit u left join unit p on p.id = u.parent_id order by u.unit_no`)
  ).rows;

/** Parents first, then in the order of the sheet; units whose parent nobody knows are left out. */
async function listArrivals(db: Db, known: Known[]): Promise<Arrival[]> {
  const { rows } =
    await db.execute<Arrival>(sql`select n.code, n.name, n."parentCode" from new_unit n
    where not exists (select 1 from unit u where u.code = n.code) order by n.n`);
  const codes = new Set(known.map(({ code }) => code));
  const under = new Map<string, Arrival[]>();
  const arrivals: Arrival[] = [];
  for (const row of rows) {
    const { parentCode } = row;
    if (parentCode === null || codes.has(parentCode)) arrivals.push(row);
    else under.set(parentCode, [...(under.get(parentCode) ?? []), row]);
  }
  // The list grows while it is walked: each unit brings those under it.
  for (const { code } of arrivals) arrivals.push(...(under.get(code) ?? []));
  return arrivals;
}

/** Numbers for the arrivals in the gaps; null when some parent is full or a new top appears. */
function fitIn(known: Known[], arrivals: Arrival[]): Map<string, Span> | null {
  const spans = new Map<string, Span>(known.map(({ code, no, last }) => [code, { no, last }]));
  const ends = new Map<string, number>();
  for (const { parentCode, last } of known)
    if (parentCode) ends.set(parentCode, Math.max(ends.get(parentCode) ?? 0, last));
  for (const { code, parentCode } of arrivals) {
    const parent = parentCode === null ? undefined : spans.get(parentCode);
    const span = parent && nextChild(parent, ends.get(parentCode!) ?? parent.no);
    if (!span) return null;
    spans.set(code, span);
    ends.set(parentCode!, span.last);
  }
  return spans;
}

async function insertUnits(db: Db, arrivals: Arrival[], spans: Map<string, Span>): Promise<void> {
  if (arrivals.length === 0) return;
  const rows = JSON.stringify(
    arrivals.map(({ code, name }) => ({ code, ...spans.get(code)!, pinyin: pinyinOf(name) })),
  );
  // The ids are drawn first, so that parent and child can arrive in one statement.
  await db.execute(sql`create temp table arrival on commit drop as
    select nextval(pg_get_serial_sequence('unit', 'id')) as id, s.*
    from json_to_recordset(${rows}::json) as s(code text, no bigint, last bigint, pinyin text)`);
  await db.execute(sql`analyze arrival`);
  await db.execute(sql`insert into unit (id, unit_no, last_no, code, name, pinyin, level, queue_machine, parent_id)
    overriding system value
    select s.id, s.no, s.last, n.code, n.name, s.pinyin, n.level, n."queueMachine", coalesce(a.id, u.id)
    from arrival s join new_unit n on n.code = s.code
    left join arrival a on a.code = n."parentCode" left join unit u on u.code = n."parentCode" order by s.id`);
}

const updateParents = (db: Db) =>
  db.execute(sql`update unit u set parent_id = p.id from new_unit n join unit p on p.code = n."parentCode"
    where u.code = n.code and u.parent_id is distinct from p.id`);

/** Inside the range a unit's name, level and 叫号机 follow the workbook; outside it they stay as they are. */
async function updateUnits(db: Db, scope: Range | null): Promise<number> {
  const within = scope ? sql`u.unit_no between ${scope.lo} and ${scope.hi}` : sql`true`;
  const changed = await db.execute<{ code: string; name: string }>(sql`update unit u
    set name = n.name, level = n.level, queue_machine = coalesce(n."queueMachine", u.queue_machine)
    from new_unit n where n.code = u.code and ${within}
      and (u.name, u.level, u.queue_machine) is distinct from (n.name, n.level, coalesce(n."queueMachine", u.queue_machine))
    returning u.code, u.name`);
  if (changed.rows.length === 0) return 0;
  const rows = JSON.stringify(
    changed.rows.map((u) => ({ code: u.code, pinyin: pinyinOf(u.name) })),
  );
  await db.execute(sql`update unit u set pinyin = s.pinyin
    from json_to_recordset(${rows}::json) as s(code text, pinyin text)
    where s.code = u.code and u.pinyin <> s.pinyin`);
  return changed.rows.length;
}

const moved = async (db: Db) =>
  (
    await db.execute<{
      code: string;
    }>(sql`select n.code from new_unit n join unit u on u.code = n.code left join unit p on p.id = u.parent_id
    where n."parentCode" is not null and p.code is distinct from n."parentCode"`)
  ).rows.length;

/** The whole tree afresh, as the workbook has it; known units move at once, their facts follow. */
async function renumber(db: Db, known: Known[], arrivals: Arrival[]): Promise<Map<string, Span>> {
  const { rows } = await db.execute<{ code: string; parentCode: string | null }>(
    sql`select code, "parentCode" from new_unit order by n`,
  );
  const parents = new Map(rows.map((unit) => [unit.code, unit.parentCode]));
  const kept = known.map(({ code, parentCode }) => ({
    code,
    parentCode: parents.get(code) ?? parentCode,
  }));
  const spans = numberTree([...kept, ...arrivals]);
  const moved = new Map(kept.map(({ code }) => [code, spans.get(code)!]));
  if (moved.size > 0) await asOwner(db, () => updateNumbers(db, moved));
  return spans;
}

/** @throws Problem `invalid` when somebody with a narrow range brings units that the bank does not know */
export async function takeOverUnits(db: Db, scope: Range | null): Promise<SheetCounts> {
  const known = await listKnown(db);
  const arrivals = await listArrivals(db, known);
  const moves = await moved(db);
  if (
    scope &&
    arrivals.length + moves > 0 &&
    !known.every((u) => u.no >= scope.lo && u.last <= scope.hi)
  ) {
    await refuseStrangers(db, scope);
  }
  let spans = moves > 0 ? null : fitIn(known, arrivals);
  spans ??= await renumber(db, known, arrivals);
  await insertUnits(db, arrivals, spans);
  if (moves > 0) await updateParents(db);
  const changed = (await updateUnits(db, scope)) + moves;
  await refreshStatistics(db, ['unit']);
  const { rows } = await db.execute<{ n: number }>(sql`select count(*) as n from new_unit`);
  const all = rows[0]!.n;
  return { rows: all, added: arrivals.length, changed, same: all - arrivals.length - changed };
}

async function refuseStrangers(db: Db, { lo, hi }: Range): Promise<void> {
  const { rows } = await db.execute<{ code: string; n: number }>(sql`
    select min(n.code) as code, count(*) as n from new_unit n left join unit u on u.code = n.code left join unit p on p.code = n."parentCode"
    where (u.id is null and (p.id is null or p.unit_no not between ${lo} and ${hi})
      and not exists (select 1 from new_unit m join unit q on q.code = m.code where m.code = n."parentCode" and q.unit_no between ${lo} and ${hi}))`);
  if (rows[0] && rows[0].n > 0) {
    throw problem('invalid', {
      detail: `“机构”中有 ${rows[0].n} 家（如 ${rows[0].code}）不在您管辖的机构之下，不能由您新增；请由上级机构先导入机构表`,
    });
  }
}
