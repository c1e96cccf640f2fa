/** What the check asks of the database: rows against the last that the log says of them, page by page. */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { lastLogCheck, LogCheck } from '../../contract/log.ts';
import { digestBytes, type Form } from '../../domain/log/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { digestSql, keySql, loudSql, tableSql, textSql } from './row-sql.ts';

/** `log_latest`: the last digest of each row that the log tells of. */
export const createLatest = (db: Db) =>
  db.execute(sql`create temp table log_latest (form text, key text, digest bytea, gone boolean, entry_id bigint,
    primary key (form, key)) on commit drop`);

const explode = sql`select distinct on (e.form, k.key) e.form, k.key,
    substring(e.digests from ((k.n - 1) * ${sql.raw(String(digestBytes))} + 1)::int for ${sql.raw(String(digestBytes))}) as digest,
    e.operation = 'delete' as gone, e.id`;
const upsert = sql`on conflict (form, key) do update set digest = excluded.digest, gone = excluded.gone, entry_id = excluded.entry_id`;
const lines = sql`cross join lateral string_to_table(e.keys, E'\n') with ordinality as k(key, n)`;

/** Takes in the entries of these positions; later ones stand over earlier ones. */
export const takeIn = (db: Db, from: number, to: number) =>
  db.execute(sql`insert into log_latest ${explode} from log_leaf l join log_entry e on e.id = l.entry_id ${lines}
    where l.position >= ${from} and l.position < ${to} order by e.form, k.key, l.position desc, k.n desc ${upsert}`);

/** And those that have no place yet: the newest. */
export const takeInWaiting = (db: Db) =>
  db.execute(sql`insert into log_latest ${explode} from log_entry e ${lines}
    where not exists (select 1 from log_leaf l where l.entry_id = e.id) order by e.form, k.key, e.id desc, k.n desc ${upsert}`);

export type WrongRow = {
  kind: 'row-edited' | 'row-deleted' | 'row-inserted';
  key: string;
  unit: string;
  position: number | null;
  at: string | null;
  by: string | null;
  total: number;
};

const unitOfKey = (form: Form, alias: string) =>
  form.key[0] === 'unit_id'
    ? `(select u.name from unit u where u.id::text = split_part(${alias}.key, '/', 1))`
    : `''`;

/** Rows of one table that are not as the log says; at most `most` of them, with how many there are. */
export async function listWrongRows(
  db: Db,
  name: string,
  form: Form,
  most: number,
): Promise<WrongRow[]> {
  const raw = (text: string) => sql.raw(text);
  const { rows } = await db.execute<WrongRow>(sql`
    select w.kind, w.key, coalesce(${raw(unitOfKey(form, 'w'))}, '') as unit, l.position, e.at, coalesce(a.name, e.account) as by, w.total
    from (
      select case when t.key is null then 'row-deleted' when k.key is null or k.gone then 'row-inserted' else 'row-edited' end as kind,
        coalesce(t.key, k.key) as key, k.entry_id, count(*) over () as total
      from (select ${raw(keySql(form, 'r'))} as key, ${raw(digestSql(textSql(form, 'r')))} as digest
        from ${raw(tableSql(form))} r where ${raw(loudSql(form, 'r'))}) t
      full join (select * from log_latest where form = ${name}) k on k.key = t.key
      where (t.key is null and not k.gone) or (t.key is not null and (k.key is null or k.gone)) or t.digest <> k.digest
      order by 2 limit ${most}) w
    left join log_entry e on e.id = w.entry_id left join log_leaf l on l.entry_id = e.id left join "user" a on a.id = e.account`);
  return rows;
}

export async function countRows(db: Db): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*) as n from log_latest where not gone`,
  );
  return rows[0]!.n;
}

export type Outside = {
  position: number | null;
  at: string;
  form: string;
  keys: string;
  dbUser: string;
  rows: number;
  total: number;
};
/** Changes that the triggers saw and no account made. */
export async function listOutside(db: Db, most: number): Promise<Outside[]> {
  const { rows } = await db.execute<Outside>(sql`
    select l.position, e.at, e.form, e.keys, e.db_user as "dbUser", octet_length(e.digests) / ${digestBytes}::int as rows, count(*) over () as total
    from log_entry e left join log_leaf l on l.entry_id = e.id where e.account = '' order by e.id desc limit ${most}`);
  return rows;
}

/** Entries that say they have their place and have none. */
export async function listUnplaced(db: Db, most: number) {
  const { rows } = await db.execute<{ id: number; at: string; form: string; keys: string }>(sql`
    select e.id, e.at, e.form, e.keys from log_entry e
    where e.sequenced and not exists (select 1 from log_leaf l where l.entry_id = e.id) order by e.id limit ${most}`);
  return rows;
}

/** The newest check in the reader's range. */
export async function findLastCheck(db: Db): Promise<z.input<typeof lastLogCheck>> {
  const { rows } = await db.execute<{ id: number; at: string; result: LogCheck }>(sql`
    select id, ended_at as at, result from job where kind = 'log-check' and state = 'done' order by id desc limit 1`);
  const last = rows[0];
  return {
    jobId: last?.id ?? null,
    endedAt: last ? isoMoment(last.at) : null,
    result: last?.result ?? null,
  };
}
