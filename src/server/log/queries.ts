/** The log in the database, as its owner: giving places, and what proofs are made of. */
import { sql, type SQL } from 'drizzle-orm';
import {
  peakPlaces,
  placeName,
  type Hash,
  type Needed,
  type Node,
  type Peaks,
  type Place,
} from '../../domain/merkle/index.ts';
import type { LogEntry } from '../../domain/log/index.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';

/** "log", as the key of an advisory lock: one sequencer at a time, over all server processes. */
export const holdLog = (db: Db) =>
  db.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(0x6c6f67))})`);

const momentSql = sql`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** The bytes of domain/log/entry, behind the prefix of a leaf (RFC 6962 §2.1). */
const leafSql = sql`sha256('\\x00'::bytea || convert_to(concat_ws(E'\n', 'mingchuang-log-entry/1', e.id, e.form, e.operation,
  coalesce(e.unit_id::text, ''), e.account, e.db_user, ${momentSql}, e.keys) || E'\n', 'UTF8') || e.digests)`;

export const isWaiting = async (db: Db): Promise<boolean> =>
  ((await db.execute(sql`select 1 from log_entry where not sequenced limit 1`)).rowCount ?? 0) > 0;

export async function findSize(db: Db): Promise<number> {
  const { rows } = await db.execute<{ size: number }>(
    sql`select coalesce(max(position) + 1, 0) as size from log_leaf`,
  );
  return rows[0]!.size;
}

/** Gives the next entries their positions from `size` on. @returns their leaves in this order */
export async function insertLeaves(db: Db, size: number, most: number): Promise<Hash[]> {
  const { rows } = await db.execute<{ position: number; hash: Buffer }>(sql`
    with waiting as (select * from log_entry where not sequenced order by id limit ${most}),
    placed as (insert into log_leaf (position, entry_id, hash)
      select ${size}::bigint + row_number() over (order by e.id) - 1, e.id, ${leafSql} from waiting e
      returning position, entry_id, hash),
    marked as (update log_entry e set sequenced = true from waiting w where e.id = w.id)
    select position, hash from placed order by position`);
  return rows.map(({ hash }) => hash);
}

export async function insertNodes(db: Db, nodes: readonly Node[]): Promise<void> {
  const given = JSON.stringify(
    nodes.map(({ level, at, hash }) => ({ level, at, hash: Buffer.from(hash).toString('hex') })),
  );
  await db.execute(sql`insert into log_node (level, at, hash)
    select level, at, decode(hash, 'hex') from json_to_recordset(${given}::json) as g(level int, at bigint, hash text)`);
}

/** The stored hashes of places, by `placeName`. */
async function findHashes(db: Db, places: readonly Place[]): Promise<Map<string, Hash>> {
  const given = JSON.stringify(places);
  const { rows } = await db.execute<Place & { hash: Buffer }>(sql`
    with wanted as (select level, at from json_to_recordset(${given}::json) as g(level int, at bigint))
    select n.level, n.at, n.hash from wanted w join log_node n on n.level = w.level and n.at = w.at
    union all select 0, l.position, l.hash from wanted w join log_leaf l on w.level = 0 and l.position = w.at`);
  return new Map(rows.map((row) => [placeName(row), row.hash]));
}

/** The same in the order of the places; undefined where none is stored. */
export async function findHashesOf(
  db: Db,
  places: readonly Place[],
): Promise<(Hash | undefined)[]> {
  const found = await findHashes(db, places);
  return places.map((place) => found.get(placeName(place)));
}

export async function findPeaks(db: Db, size: number): Promise<Peaks> {
  const places = peakPlaces(size);
  const found = await findHashes(db, places);
  return { size, hashes: places.map((place) => found.get(placeName(place))!) };
}

export const findProof = async (db: Db, needed: Needed): Promise<Hash[]> =>
  needed.proof(await findHashes(db, needed.places));

export type CheckpointRow = {
  id: number;
  size: number;
  root: Buffer;
  at: string;
  note: string;
  key: string;
  askedBy: string;
};
export type NewCheckpoint = Omit<CheckpointRow, 'id' | 'root'> & { root: Hash };

export async function insertCheckpoint(db: Db, given: NewCheckpoint): Promise<number> {
  const { size, root, at, note, key, askedBy } = given;
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into log_checkpoint (size, root, at, note, key, asked_by)
    values (${size}, ${Buffer.from(root)}, ${at}, ${note}, ${key}, ${askedBy}) returning id`);
  return rows[0]!.id;
}

const checkpointColumns = sql`id, size, root, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, note, key, asked_by as "askedBy"`;

export async function listCheckpoints(
  db: Db,
  { from = 0, to = Number.MAX_SAFE_INTEGER, newest = false, offset = 0, limit = 1_000_000 },
): Promise<CheckpointRow[]> {
  const { rows } = await db.execute<CheckpointRow>(sql`
    select ${checkpointColumns} from log_checkpoint where size between ${from} and ${to}
    order by ${newest ? sql`id desc` : sql`size, id`} offset ${offset} limit ${limit}`);
  return rows;
}

export async function findCheckpoint(db: Db, id: number): Promise<CheckpointRow | null> {
  const { rows } = await db.execute<CheckpointRow>(
    sql`select ${checkpointColumns} from log_checkpoint where id = ${id}`,
  );
  return rows[0] ?? null;
}

/** Whether the root of the bank's today is there. */
export async function hasDaily(db: Db): Promise<boolean> {
  const { rowCount } = await db.execute(sql`select 1 from log_checkpoint
    where asked_by = '' and (at at time zone 'Asia/Shanghai')::date = ${bankToday} limit 1`);
  return (rowCount ?? 0) > 0;
}

type EntryRow = Omit<LogEntry, 'keys'> & { keys: string };
export const entryColumns: SQL = sql`e.id, e.form, e.operation, e.unit_id as "unitId", e.account, e.db_user as "dbUser",
  ${momentSql} as at, e.keys, translate(encode(e.digests, 'base64'), E'\n', '') as digests`;
export const toEntry = ({
  id,
  form,
  operation,
  unitId,
  account,
  dbUser,
  at,
  keys,
  digests,
}: EntryRow): LogEntry => ({
  id,
  form,
  operation,
  unitId,
  account,
  dbUser,
  at,
  keys: keys.split('\n'),
  digests,
});

export type Placed = { position: number; hash: Buffer; entry: LogEntry | null };

/** Entries by position; `entry` null where the reader may not see it, or where it is gone. */
export async function listPlaced(db: Db, from: number, to: number): Promise<Placed[]> {
  const { rows } = await db.execute<
    EntryRow & { position: number; hash: Buffer; id: number | null }
  >(sql`
    select l.position, l.hash, ${entryColumns} from log_leaf l left join log_entry e on e.id = l.entry_id
    where l.position >= ${from} and l.position < ${to} order by l.position`);
  return rows.map(({ position, hash, ...row }) => ({
    position,
    hash,
    entry: row.id === null ? null : toEntry(row as EntryRow),
  }));
}

export async function countCheckpoints(db: Db): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*) as n from log_checkpoint`);
  return rows[0]!.n;
}
