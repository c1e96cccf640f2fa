/**
 * Errands that a record made elsewhere fulfils: the training ordered by a ticket (C3-R16) by having been
 * at a session, the 晨会讲评 (C3-R21) by that morning's record. Both then wait to be accepted.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { bankDay } from './verdict-queries.ts';

export type Fulfilled = { unitId: number; unitNo: number; id: number; version: number };

const written = (form: SQL) => sql`state = 'done', done_at = now(), form = r.form || ${form},
  version = r.version + 1`;
const answered = sql`r.unit_id as "unitId", r.unit_no as "unitNo", r.id, r.version`;

/** Orders (r) to train, of tickets (t), with the people (p) they are meant for. */
const orders = sql`from ticket t join person p on p.unit_id = t.unit_id
    and (t.person_id = p.id or (t.person_id is null and t.offender = p.name))
  where r.source_kind = 'ticket' and r.unit_id = t.unit_id and r.source_id = t.id
    and r.form ->> 'order' = 'training'`;

type Attended = { session: { id: number; heldOn: string }; personIds: readonly number[] };

/**
 * Training orders of those people, of tickets no younger than the session. Older tickets name a person in
 * words only, so the name at the same outlet counts.
 */
export async function updateTrainingOrders(db: Db, given: Attended): Promise<Fulfilled[]> {
  const { session, personIds } = given;
  const { rows } = await db.execute<Fulfilled>(sql`
    update rectification r set ${written(sql`jsonb_build_object('sessionId', ${session.id}::bigint)`)}
    ${orders} and r.state in ('open', 'doing') and t.happened_on <= ${session.heldOn}::date
      and p.id = any(${sql.param(personIds)}::bigint[])
    returning ${answered}`);
  return rows;
}

/** Takes back what the session had fulfilled for people who were not there after all, accepted or not. */
export async function updateUnfulfilled(
  db: Db,
  { session, personIds }: Attended,
): Promise<(Fulfilled & { before: string })[]> {
  const { rows } = await db.execute<Fulfilled & { before: string }>(sql`
    with found as materialized (
      select r.unit_id, r.id, r.state from rectification r, lateral (select 1 ${orders}
        and p.id = any(${sql.param(personIds)}::bigint[]) limit 1) one
      where r.form ->> 'sessionId' = ${String(session.id)} and r.state in ('done', 'verified')
    )
    update rectification r set state = 'doing', done_at = null, closed_at = null, form = r.form - 'sessionId',
      version = r.version + 1
    from found f where r.unit_id = f.unit_id and r.id = f.id
    returning ${answered}, f.state as before`);
  return rows;
}

type Meeting = { id: number; unitId: number; day: string };

/** 晨会讲评 due on the morning of the record. */
export async function updateMorningTasks(
  db: Db,
  meeting: Meeting,
  account: string,
): Promise<Fulfilled[]> {
  const { rows } = await db.execute<Fulfilled>(sql`
    update rectification r set ${written(sql`jsonb_build_object('meetingId', ${meeting.id}::bigint, 'doneById', ${account}::text)`)}
    where r.unit_id = ${meeting.unitId} and r.kind = 'morning' and r.state in ('open', 'doing')
      and ${bankDay(sql`r.due_at`)} = ${meeting.day}::date
    returning ${answered}`);
  return rows;
}

export type MorningTask = { id: number; title: string; state: string };

/** 晨会讲评 due on a morning, unless cancelled. */
export async function listMorningTasks(
  db: Db,
  unitId: number,
  day: string,
): Promise<MorningTask[]> {
  const { rows } = await db.execute<MorningTask>(sql`
    select r.id, r.title, r.state from rectification r
    where r.unit_id = ${unitId} and r.kind = 'morning' and r.state <> 'cancelled'
      and ${bankDay(sql`r.due_at`)} = ${day}::date order by r.id`);
  return rows;
}
