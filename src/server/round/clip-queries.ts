/** 录像调取 in the database. Overdue is what is asked and past its time: said when read, never stored late. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Clip, clipsQuery } from '../../contract/visit-desk.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { containing, unitTexts } from '../http/search.ts';

type Query = z.output<typeof clipsQuery>;
export type ClipRow = Clip & { unitNo: number };

const state = sql`case when c.state = 'asked' and c.due_at < now() then 'overdue' else c.state end`;

const select = sql`select c.id, c.unit_no as "unitNo", json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
  c.visit_id as "visitId", r.name as round, c.from_at as "fromAt", c.to_at as "toAt", c.post, c.due_at as "dueAt", ${state} as state,
  coalesce(c.provided_at > c.due_at, false) as late, c.link, c.note, c.provided_at as "providedAt",
  case when e.id is not null then json_build_object('id', e.id, 'name', e.name, 'mediaType', e.media_type, 'bytes', e.bytes) end as file
  from clip_request c join unit u on u.id = c.unit_id join visit v on v.unit_id = c.unit_id and v.id = c.visit_id
  left join inspection_round r on r.id = v.round_id
  left join evidence e on e.unit_id = c.unit_id and e.id = c.evidence_id`;

const shape = (row: ClipRow): ClipRow => ({
  ...row,
  fromAt: isoMoment(row.fromAt),
  toAt: isoMoment(row.toAt),
  dueAt: isoMoment(row.dueAt),
  providedAt: isoMomentOrNull(row.providedAt),
});

const orders: Record<Query['sort'], SQL> = {
  dueAt: sql`(c.state <> 'asked'), c.due_at, c.unit_no`,
  '-dueAt': sql`c.due_at desc, c.unit_no`,
  unit: sql`c.unit_no, c.due_at`,
};

export async function listClips(db: Db, query: Query) {
  const { search, roundId } = query;
  const words = containing(search, ...unitTexts(), sql`c.post`);
  const where = sql`${words} and ${roundId ? sql`v.round_id = ${roundId}` : sql`true`}
    and ${query.state ? sql`${state} = ${query.state}` : sql`true`}`;
  const page = sql`limit ${query.limit} offset ${query.offset}`;
  const { rows } = await db.execute<ClipRow>(
    sql`${select} where ${where} order by ${orders[query.sort]}, c.id ${page}`,
  );
  const { rows: counted } = await db.execute<{ n: number }>(sql`
    select count(*) as n from clip_request c join unit u on u.id = c.unit_id
    join visit v on v.unit_id = c.unit_id and v.id = c.visit_id where ${where}`);
  return { rows: rows.map(shape), total: counted[0]!.n };
}

/** Recordings asked for a visit; a second scoring looks at those of the first. */
export async function listClipsOf(db: Db, unitId: number, visitIds: number[]): Promise<ClipRow[]> {
  const { rows } = await db.execute<ClipRow>(sql`${select}
    where c.unit_id = ${unitId} and c.visit_id = any(${sql.param(visitIds)}::bigint[]) order by c.from_at, c.id`);
  return rows.map(shape);
}

export async function findClip(db: Db, unitId: number, id: number): Promise<ClipRow | null> {
  const { rows } = await db.execute<ClipRow>(
    sql`${select} where c.unit_id = ${unitId} and c.id = ${id}`,
  );
  return rows[0] ? shape(rows[0]) : null;
}

export async function insertClip(
  db: Db,
  of: { unitId: number; unitNo: number; visitId: number },
  asked: { fromAt: string; toAt: string; post: string; dueAt: string; by: string },
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into clip_request (unit_id, unit_no, visit_id, from_at, to_at, post, due_at, created_by)
    values (${of.unitId}, ${of.unitNo}, ${of.visitId}, ${asked.fromAt}, ${asked.toAt}, ${asked.post}, ${asked.dueAt}, ${asked.by})
    returning id`);
  return rows[0]!.id;
}

export type ClipAnswer =
  | { state: 'provided'; evidenceId: number | null; link: string | null; note: string }
  | { state: 'refused'; note: string };

export async function updateClip(db: Db, clip: ClipRow, answer: ClipAnswer): Promise<void> {
  const provided = answer.state === 'provided' ? answer : { evidenceId: null, link: null };
  await db.execute(sql`
    update clip_request set state = ${answer.state}, evidence_id = ${provided.evidenceId}, link = ${provided.link},
      note = ${answer.note}, provided_at = ${answer.state === 'provided' ? sql`now()` : sql`null`}
    where unit_id = ${clip.unit.id} and id = ${clip.id}`);
}
