/** Entries to look at: row-level security leaves those of the reader's range. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { logEntriesQuery, LoggedEntry } from '../../contract/log.ts';
import { digestBytes, type Form, type LogEntry } from '../../domain/log/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { contains } from '../http/search.ts';
import { entryColumns, toEntry } from './queries.ts';
import { digestSql, setTextForms, tableSql, textSql, unitNoSql } from './row-sql.ts';

type Query = z.output<typeof logEntriesQuery>;
const zone = 'Asia/Shanghai';

function where(query: Query): SQL {
  const parts: SQL[] = [sql`true`];
  if (query.form) parts.push(sql`e.form = ${query.form}`);
  if (query.operation) parts.push(sql`e.operation = ${query.operation}`);
  if (query.outside) parts.push(sql`e.account = ''`);
  if (query.from) parts.push(sql`e.at >= ${query.from}::date at time zone ${zone}`);
  if (query.to) parts.push(sql`e.at < (${query.to}::date + 1) at time zone ${zone}`);
  const words = query.search?.trim();
  if (words)
    parts.push(sql`(${words} = any(string_to_array(e.keys, E'\n')) or n.code = ${words}
      or ${contains(words, sql`u.name`, sql`n.name`)})`);
  return sql.join(parts, sql` and `);
}

const joined = sql`log_entry e left join log_leaf l on l.entry_id = e.id left join "user" u on u.id = e.account
  left join unit n on n.id = e.unit_id`;

export async function listEntries(db: Db, query: Query) {
  const order = query.sort === 'id' ? sql`e.id` : sql`e.id desc`;
  const { rows } = await db.execute<LoggedEntry>(sql`
    select e.id, l.position, e.at, e.form, e.operation, e.account, e.db_user as "dbUser",
      coalesce(u.name, e.account) as by, octet_length(e.digests) / ${digestBytes}::int as rows, split_part(e.keys, E'\n', 1) as key,
      case when n.id is not null then json_build_object('id', n.id, 'code', n.code, 'name', n.name) end as unit
    from ${joined} where ${where(query)} order by ${order} limit ${query.limit} offset ${query.offset}`);
  const counted = await db.execute<{ total: number }>(
    sql`select count(*) as total from ${joined} where ${where(query)}`,
  );
  const shaped = rows.map((row) => ({ ...row, at: isoMoment(row.at) }));
  return { rows: shaped, total: counted.rows[0]!.total };
}

export async function findCounts(db: Db): Promise<{ waiting: number; outside: number }> {
  const { rows } = await db.execute<{ waiting: number; outside: number }>(sql`
    select (select count(*) from log_entry where not sequenced) as waiting,
      (select count(*) from log_entry where account = '') as outside`);
  return rows[0]!;
}

type Found = { position: number | null; entry: LogEntry };
type FoundRow = Omit<LogEntry, 'keys'> & { keys: string; position: number | null };
const toFound = ({ position, ...row }: FoundRow): Found => ({ position, entry: toEntry(row) });

export async function findEntry(db: Db, id: number): Promise<Found | null> {
  const { rows } = await db.execute<FoundRow>(sql`select l.position, ${entryColumns}
    from log_entry e left join log_leaf l on l.entry_id = e.id where e.id = ${id}`);
  return rows[0] ? toFound(rows[0]) : null;
}

export type FoundRowText = { text: string; unitNo: number | null; digest: Buffer };

/** A row as the text its digest is made of, if the reader may see it. */
export async function findRow(db: Db, form: Form, key: string): Promise<FoundRowText | null> {
  const parts = key.split('/');
  if (parts.length !== form.key.length) return null;
  const same = form.key.map((name, at) => sql`${sql.raw(`r."${name}"`)} = ${parts[at]}`);
  await setTextForms(db);
  const text = textSql(form, 'r');
  const { rows } = await db.execute<FoundRowText>(sql`
    select ${sql.raw(text)} as text, ${sql.raw(unitNoSql(form, 'r'))} as "unitNo", ${sql.raw(digestSql(text))} as digest
    from ${sql.raw(tableSql(form))} r where ${sql.join(same, sql` and `)}`);
  return rows[0] ?? null;
}

/** The newest entry that tells of a row which lies at that number: its unit's, or of one above. */
export async function findLastOf(
  db: Db,
  name: string,
  key: string,
  unitNo: number | null,
): Promise<Found | null> {
  const { rows } = await db.execute<FoundRow>(sql`
    select l.position, ${entryColumns} from log_entry e left join log_leaf l on l.entry_id = e.id
    where e.form = ${name} and ${key} = any(string_to_array(e.keys, E'\n'))
      and (e.unit_id is null or e.unit_id in (select id from unit where ${unitNo}::bigint between unit_no and last_no))
    order by e.id desc limit 1`);
  return rows[0] ? toFound(rows[0]) : null;
}

/** The highest unit the reader sees: the own one, unless there is one above. */
export async function findTop(db: Db): Promise<{ id: number; name: string } | null> {
  const { rows } = await db.execute<{ id: number; name: string }>(
    sql`select id, name from unit order by unit_no limit 1`,
  );
  return rows[0] ?? null;
}
