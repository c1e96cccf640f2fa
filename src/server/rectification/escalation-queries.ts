/** 逾期提级: which overdue ones have climbed a further step of their unit's ladder; each step is marked once. */
import { sql } from 'drizzle-orm';
import { defaultSettings } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';

/** @returns how many rose by a step or more */
export async function updateEscalations(db: Db): Promise<number> {
  const ladder = JSON.stringify(defaultSettings.ladder);
  const { rows } = await db.execute<{ n: number }>(sql`
    with late as (
      select r.unit_id, r.unit_no, r.id, r.escalation, r.due_at, coalesce((select s.document -> 'ladder' from rectification_setting s
        where r.unit_no between s.unit_no and s.last_no order by s.unit_no desc limit 1), ${ladder}::jsonb) as ladder
      from rectification r where r.state in ('open', 'doing') and r.due_at <= now()
    ), risen as (
      select l.*, (select count(*)::int from jsonb_array_elements(l.ladder) as s(step)
        where now() >= l.due_at + (s.step ->> 'afterDays')::int * interval '1 day') as level
      from late l
    ), written as (
      update rectification r set escalation = x.level, escalated_at = now()
      from risen x where r.unit_id = x.unit_id and r.id = x.id and x.level > r.escalation
      returning r.unit_id, r.unit_no, r.id, x.escalation as before, x.level, x.ladder
    ), told as (
      insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, action, detail)
      select unit_id, unit_no, 'rectification', id, '', '', 'escalate', jsonb_build_object('before', before, 'after', level, 'to', ladder -> (level - 1) ->> 'role')
      from written returning 1
    ) select count(*) as n from told`);
  return rows[0]!.n;
}

export type Desk = { unfinished: number; today: number; overdue: number; toAccept: number };

/** What waits at a desk. @param step from which step of the ladder on this role is told; 0 = never */
export async function findDesk(db: Db, step: number): Promise<Desk> {
  const { rows } = await db.execute<Desk>(sql`
    select count(*) filter (where state in ('open', 'doing')) as unfinished,
      count(*) filter (where state in ('open', 'doing') and due_at > now() and due_at <= now() + interval '1 day') as today,
      count(*) filter (where state in ('open', 'doing') and ${step}::int > 0 and escalation >= ${step}::int) as overdue,
      (select count(*) from rectification where state = 'done' and criterion ->> 'kind' = 'accepted') as "toAccept"
    from rectification where state in ('open', 'doing')`);
  return rows[0]!;
}
