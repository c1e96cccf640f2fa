/** What one person sees of 培训: the own sessions, the own answers, the own essays. */
import { sql } from 'drizzle-orm';
import type { MyTraining } from '../../contract/training.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import { isoMomentOrNull } from '../http/moment.ts';
import { isMeantFor } from './list-queries.ts';

type Person = { id: number; name: string; post: string };

/** The person an account stands for, as far as the role in use reaches. */
export async function findMe(db: Db, account: string): Promise<Person | null> {
  const { rows } = await db.execute<Person>(sql`
    select p.id, p.name, p.post from "user" a join person p on p.id = a.person_id where a.id = ${account}`);
  return rows[0] ?? null;
}

/** Those to come first, then the last year's. */
export async function listMySessions(db: Db, me: number): Promise<MyTraining['sessions']> {
  const { rows } = await db.execute<MyTraining['sessions'][number]>(sql`
    select s.id, s.title, s.kind, s.held_on::text as "heldOn", s.starts_at as "startsAt", s.hours::text as hours, s.place, s.required,
      s.material_url as "materialUrl", s.material, s.note, u.name as unit, a.state, coalesce(a.reason, '') as reason
    from person p join training_session s on not s.cancelled join unit u on u.id = s.unit_id
    left join training_attendance a on a.session_id = s.id and a.person_id = p.id
    where p.id = ${me} and ((${isMeantFor('s')}) or a.person_id is not null) and s.held_on > ${bankToday} - 366
    order by s.held_on >= ${bankToday} desc, abs(s.held_on - ${bankToday}), s.id limit 200`);
  return rows;
}

export async function listMyQuizzes(db: Db, me: number): Promise<MyTraining['quizzes']> {
  const { rows } = await db.execute<MyTraining['quizzes'][number]>(sql`
    select z.id, z.title, z.held_on::text as "heldOn", count(*) filter (where a.is_right)::int as "right", count(*)::int as asked,
      json_agg(json_build_object('question', q.one ->> 'question', 'answerPoints', q.one -> 'answerPoints', 'isRight', a.is_right)
        order by a.question_id) as answers
    from quiz_answer a join quiz z on z.id = a.quiz_id
    cross join lateral (select one from jsonb_array_elements(z.pool) as one where (one ->> 'id')::bigint = a.question_id) q
    where a.person_id = ${me} group by z.id order by z.held_on desc, z.id desc limit 50`);
  return rows;
}

/** Not handed in first, by their due day. */
export async function listMyEssays(db: Db, me: number): Promise<MyTraining['essays']> {
  const { rows } = await db.execute<MyTraining['essays'][number]>(sql`
    select o.id as "orderId", o.title, o.note, o.due_on::text as "dueOn", e.handed_at is null and o.due_on < ${bankToday} as overdue,
      e.handed_at as "handedAt", coalesce(e.body, '') as body, e.file
    from person p join essay_order o on not o.cancelled left join essay e on e.order_id = o.id and e.person_id = p.id
    where p.id = ${me} and ((${isMeantFor('o')}) or e.person_id is not null)
    order by e.handed_at is not null, o.due_on desc, o.id limit 100`);
  return rows.map((row) => ({ ...row, handedAt: isoMomentOrNull(row.handedAt) }));
}
