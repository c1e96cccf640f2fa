/** The demo's records of people, set-based; who was missing or wrong follows from ids, so that every load is alike. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

const isMeantFor = sql`p.unit_no between s.unit_no and s.last_no and p.left_on is null
  and (jsonb_array_length(s.posts) = 0 or s.posts ? p.post)`;

/** One in `absentOf` was away, some came late. */
export async function insertDemoAttendance(
  db: Db,
  sessionId: number,
  given: { absentOf: number; by: string },
): Promise<void> {
  await db.execute(sql`
    insert into training_attendance (unit_id, unit_no, session_id, person_id, state, reason, recorded_by, recorded_at)
    select p.unit_id, p.unit_no, s.id, p.id,
      case when p.id % ${given.absentOf} = 0 then 'absent' when p.id % 31 = 1 then 'late' else 'present' end,
      case when p.id % ${given.absentOf} = 0 then (array['公休', '当班走不开', '病假'])[p.id % 3 + 1] else '' end,
      ${given.by}, (s.held_on + time '20:30') at time zone 'Asia/Shanghai'
    from training_session s join person p on ${isMeantFor} where s.id = ${sessionId}`);
}

/** Two people an outlet, right about seven times in ten, one question worse than the others. */
export async function insertDemoAnswers(db: Db, quizId: number, by: string): Promise<void> {
  await db.execute(sql`
    insert into quiz_answer (unit_id, unit_no, quiz_id, person_id, question_id, is_right, recorded_by, recorded_at)
    select p.unit_id, p.unit_no, z.id, p.id, q.id::bigint, (p.id * 7 + q.place * 5) % 10 < case when q.place = 2 then 5 else 8 end,
      ${by}, (z.held_on + time '10:00') at time zone 'Asia/Shanghai'
    from quiz z cross join lateral jsonb_array_elements_text(z.picks) with ordinality as q(id, place)
    join (select p.*, row_number() over (partition by p.unit_id order by p.id) as place from person p
      where p.post in ('大堂经理', '高柜柜员', '低柜柜员')) p on p.unit_no between z.unit_no and z.last_no and p.place <= 2
    where z.id = ${quizId}`);
}

/**
 * 晨会 of every outlet on most of the days: a third of them never miss one, some often do. What they drill
 * is what they lost points on.
 */
export async function insertDemoMornings(
  db: Db,
  at: { lo: number; hi: number; own: number },
  days: readonly string[],
): Promise<void> {
  await db.execute(sql`
    with o as (
      select u.id, u.unit_no, row_number() over (order by u.unit_no) as place from unit u
      where u.level = '网点' and u.unit_no between ${at.lo} and ${at.hi}
    ), lost as (
      select x.unit_id, x.code, x.name, row_number() over (partition by x.unit_id order by x.points desc, x.code) as place,
        count(*) over (partition by x.unit_id) as n
      from (select d.unit_id, split_part(d.item_code, '@', 1) as code, max(d.item_name) as name, sum(d.points) as points
        from deduction d join o on o.id = d.unit_id group by d.unit_id, split_part(d.item_code, '@', 1)) x
    ), d as (
      select day::date as day, place from unnest(${sql.param(days)}::text[]) with ordinality as t(day, place)
    )
    insert into morning_meeting (unit_id, unit_no, day, item_code, drill, participants, created_by, created_by_id, created_at)
    select o.id, o.unit_no, d.day, coalesce(l.code, ''), coalesce(l.name, '站立迎送、双手递接'), staff.people, staff.head, '',
      (d.day + time '08:40') at time zone 'Asia/Shanghai'
    from o cross join d
    join lateral (select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.id) as people,
      coalesce(max(p.name) filter (where p.post = '网点负责人'), max(p.name)) as head from person p where p.unit_id = o.id) staff
      on staff.people is not null
    left join lost l on l.unit_id = o.id and l.place = (d.place - 1) % least(l.n, 4) + 1
    where o.place % 3 = 0 or (o.place * 5 + d.place * 3) % (case when o.place % 7 = 1 then 4 else 11 end) <> 1
      or (o.id = ${at.own} and d.place % 9 <> 4)`);
}

const words = [
  '过去我总觉得把业务办对就是服务好，参加竞赛后才明白，客户记住的是一声问候、一次提醒。',
  '对照检查标准，我在“提醒客户点钞”上丢过分，今后每一笔都当面点清、唱收唱付。',
  '看了同业的服务视频，差距在细节：眼神、手势、语气。我从明天的晨会练起。',
];

/** Everybody but one in `missingOf` handed in; a few of them late. */
export async function insertDemoEssays(
  db: Db,
  orderId: number,
  given: { missingOf: number; by: string },
): Promise<void> {
  await db.execute(sql`
    insert into essay (unit_id, unit_no, order_id, person_id, body, handed_at, changed_at)
    select p.unit_id, p.unit_no, s.id, p.id, (${sql.param(words)}::text[])[p.id % 3 + 1], at.moment, at.moment
    from essay_order s join person p on ${isMeantFor}
    cross join lateral (select (${given.by}::date + (case when p.id % 13 = 0 then 6 else -(p.id % 5)::int end) + time '19:00')
      at time zone 'Asia/Shanghai' as moment) at
    where s.id = ${orderId} and p.id % ${given.missingOf} <> 0`);
}
