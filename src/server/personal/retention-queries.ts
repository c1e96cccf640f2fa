/** What is past its time, class by class: counted, and taken away. Holds, open appeals and requests stop it. */
import { sql, type SQL } from 'drizzle-orm';
import type { RetentionClass } from '../../domain/personal/index.ts';
import type { Db } from '../db/open.ts';
import { hashesOf, holders } from '../files/holders.ts';
import type { Top } from './setting-queries.ts';

/** At most so many rows of one class a night: the rest waits for the next. */
export const mostANight = 20_000;
const gone = '（已按保存期限删除）';

type Class = {
  table: string;
  key: SQL;
  /** Past its time and not yet taken away; `t` is the table. */
  old: (before: string) => SQL;
  /** What else keeps it. */
  heldBy: SQL;
};

const openAppeal = sql`exists (select 1 from appeal a where a.unit_id = t.unit_id and a.state in ('filed', 'accepted'))`;
const nothing = sql`false`;
const unitAndId = sql`t.unit_id, t.id`;
const bankDay = (before: string) => sql`(${before}::date at time zone 'Asia/Shanghai')`;

const media = (...kinds: string[]): Class => ({
  table: 'evidence',
  key: unitAndId,
  old: (before) => sql`t.removed_at is null and t.created_at < ${bankDay(before)}
    and split_part(t.media_type, '/', 1) = any(${sql.param(kinds)}::text[])`,
  heldBy: openAppeal,
});

const classes: Record<RetentionClass, Class> = {
  // Scanned papers among them.
  picture: media('image', 'application'),
  video: media('video'),
  sound: media('audio'),
  complaint: {
    table: 'complaint',
    key: unitAndId,
    old: (before) => sql`t.happened_on < ${before}::date and t.order_no not like 'removed-%'`,
    heldBy: openAppeal,
  },
  ticket: {
    table: 'ticket',
    key: unitAndId,
    old: (before) => sql`t.happened_on < ${before}::date and t.offender not like '匿名 %'
      and (t.offender <> '' or t.reason <> '' or t.issuer_name <> '')`,
    heldBy: openAppeal,
  },
  essay: {
    table: 'essay',
    key: sql`t.unit_id, t.order_id, t.person_id`,
    old: (before) =>
      sql`t.handed_at < ${bankDay(before)} and (t.file is not null or t.body not in ('', ${gone}))`,
    heldBy: sql`exists (select 1 from data_request q where q.person_id = t.person_id and q.state = 'open')`,
  },
  import: {
    table: 'import_batch',
    key: sql`t.id`,
    old: (before) => sql`t.created_at < ${bankDay(before)} and length(t.content) > 0`,
    heldBy: nothing,
  },
  audit: {
    table: 'audit',
    key: sql`t.id`,
    old: (before) => sql`t.at < ${bankDay(before)}`,
    heldBy: nothing,
  },
};

const isHeld = (kind: RetentionClass) => sql`(${classes[kind].heldBy} or exists (
  select 1 from retention_hold h where h.lifted_at is null and h.kind in ('all', ${kind})
    and t.unit_no between h.unit_no and h.last_no))`;

const oldRows = (kind: RetentionClass, top: Top, before: string) => sql`
  ${sql.identifier(classes[kind].table)} t where t.unit_no between ${top.unitNo} and ${top.lastNo}
    and ${classes[kind].old(before)}`;

/** Rows past their time: to go, and held. */
export async function countDue(db: Db, kind: RetentionClass, top: Top, before: string) {
  const { rows } = await db.execute<{ due: number; held: number }>(sql`
    select count(*) filter (where not held)::int as due, count(*) filter (where held)::int as held
    from (select ${isHeld(kind)} as held from ${oldRows(kind, top, before)}) x`);
  return rows[0]!;
}

/** What taking away means for a class; `d` are the keys to go. Files that went are answered. */
const takeAway: Record<RetentionClass, (due: SQL) => SQL> = {
  picture: (due) => removeFiles(due),
  video: (due) => removeFiles(due),
  sound: (due) => removeFiles(due),
  complaint: (due) => sql`update complaint t set order_no = 'removed-' || t.id from ${due} d
    where (t.unit_id, t.id) = (d.unit_id, d.id) returning null::text as sha256`,
  // The same person stays the same nobody: "again within the year" comes out as before.
  ticket: (
    due,
  ) => sql`update ticket t set person_id = null, issuer_id = '', issuer_name = '', reason = '',
      offender = case when t.offender = '' then '' else '匿名 ' || d.same end
    from (select k.*, min(k.id) over (partition by k.unit_id, k.offender) as same
      from (select d.*, x.offender from ${due} d join ticket x on (x.unit_id, x.id) = (d.unit_id, d.id)) k) d
    where (t.unit_id, t.id) = (d.unit_id, d.id) returning null::text as sha256`,
  essay: (due) => sql`update essay t set body = ${gone}, file = null from
      (select d.*, x.file ->> 'sha256' as sha256 from ${due} d join essay x
        on (x.unit_id, x.order_id, x.person_id) = (d.unit_id, d.order_id, d.person_id)) d
    where (t.unit_id, t.order_id, t.person_id) = (d.unit_id, d.order_id, d.person_id) returning d.sha256`,
  import: (due) =>
    sql`update import_batch t set content = ''::bytea from ${due} d where t.id = d.id returning null::text as sha256`,
  audit: (due) =>
    sql`delete from audit t using ${due} d where t.id = d.id returning null::text as sha256`,
};

/** The small picture of a film may outlive its own row, which is a picture's: it goes with the film. */
function removeFiles(due: SQL): SQL {
  return sql`update evidence t set removed_at = now(), thumbnail = null, note = ${gone}
    from (select d.*, x.thumbnail from ${due} d join evidence x on (x.unit_id, x.id) = (d.unit_id, d.id)) d
    where (t.unit_id, t.id) = (d.unit_id, d.id) returning t.sha256, d.thumbnail`;
}

/** Takes away what is due; as owner of the tables for the audit trail. @returns rows, and hashes of their files */
export async function removeDue(db: Db, kind: RetentionClass, top: Top, before: string) {
  const due = sql`(select ${classes[kind].key} from ${oldRows(kind, top, before)}
    and not ${isHeld(kind)} limit ${mostANight})`;
  const { rows } = await db.execute<{ sha256: string | null; thumbnail?: string | null }>(
    takeAway[kind](due),
  );
  const hashes = rows.flatMap(({ sha256, thumbnail }) => [sha256, thumbnail]);
  const files = hashes.filter((hash) => typeof hash === 'string');
  return { removed: rows.length, files };
}

/** Conditions under which no row names the file `g.sha256`: one for each column that may. */
const unnamed = Object.entries(holders).flatMap(([table, { gone: removed }]) =>
  hashesOf(table).map((hash) => {
    const there = removed ? `${removed} is null and ` : '';
    return sql.raw(`not exists (select 1 from ${table} where ${there}${hash} = g.sha256)`);
  }),
);

/** Hashes of files that rows named until the sweeps of the last so many days; older sweeps forget theirs. */
export async function listTakenAway(db: Db, days: number): Promise<string[]> {
  const late = sql`at <= now() - make_interval(days => ${days})`;
  await db.execute(sql`update retention_sweep set files = '{}' where files <> '{}' and ${late}`);
  const { rows } = await db.execute<{ sha256: string }>(
    sql`select distinct unnest(files) as sha256 from retention_sweep where not (${late})`,
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Of these hashes those that nothing refers to any more. */
export async function listOrphans(db: Db, hashes: string[]): Promise<string[]> {
  const { rows } = await db.execute<{ sha256: string }>(sql`
    select g.sha256 from unnest(${sql.param(hashes)}::text[]) as g(sha256)
    where ${sql.join(unnamed, sql` and `)}`);
  return rows.map(({ sha256 }) => sha256);
}

export async function insertSweep(
  db: Db,
  top: Top,
  told: { kind: RetentionClass; before: string; removed: number; held: number; files: string[] },
): Promise<void> {
  await db.execute(sql`
    insert into retention_sweep (unit_id, unit_no, kind, before, removed, held, files)
    values (${top.id}, ${top.unitNo}, ${told.kind}, ${told.before}, ${told.removed}, ${told.held}, ${sql.param(told.files)}::text[])`);
}

export type SweepRow = {
  id: number;
  at: string;
  kind: RetentionClass;
  before: string;
  removed: number;
  held: number;
};
export async function listSweeps(db: Db): Promise<SweepRow[]> {
  const { rows } = await db.execute<SweepRow>(sql`
    select id, at, kind, before::text as before, removed, held from retention_sweep order by id desc limit 50`);
  return rows;
}
