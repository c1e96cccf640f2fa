/** What the demo writes of 定置定位 and 好人好事: with moments in the past, which people could not enter. */
import { sql } from 'drizzle-orm';
import type { DeedState } from '../../domain/deed/index.ts';
import type { PlacementState } from '../../domain/placement/index.ts';
import type { Db } from '../db/open.ts';

export type DemoThing = {
  unitCode: string;
  code: string;
  name: string;
  place: string;
  quantity: number;
  state: PlacementState;
  since: string;
};

const head = (
  unit: string,
) => sql`coalesce((select min(h.name) from assignment a join "user" h on h.id = a.user_id
  where a.role = 'outlet-head' and a.unit_id = ${sql.raw(unit)}), '网点负责人')`;

export async function insertDemoPlacements(db: Db, things: readonly DemoThing[]): Promise<void> {
  await db.execute(sql`
    insert into placement (unit_id, unit_no, code, name, place, quantity, state, since, updated_by, updated_at)
    select u.id, u.unit_no, t.code, t.name, t.place, t.quantity, t.state, t.since, ${head('u.id')},
      t.since + interval '9 hours'
    from json_to_recordset(${JSON.stringify(things)}::json) as t("unitCode" text, code text, name text,
      place text, quantity int, state text, since date) join unit u on u.code = t."unitCode"`);
}

/** Two of three wanting things were asked for the next day; some things in place were supplied once. */
export async function insertDemoRequests(db: Db): Promise<void> {
  await db.execute(sql`
    insert into placement_request (unit_id, unit_no, placement_id, reason, asked_by_id, asked_by, asked_at, state, closed_by, closed_at)
    select p.unit_id, p.unit_no, p.id, case p.state when 'missing' then '找不到了，请补一件' when 'damaged' then '用坏了，请更换'
        else '用完了，请补充' end,
      '', ${head('p.unit_id')},
      case when p.state = 'present' then now() - interval '60 days' else p.since + interval '33 hours' end,
      case when p.state = 'present' then 'supplied' else 'asked' end,
      case when p.state = 'present' then '综合业务部' else '' end,
      case when p.state = 'present' then now() - interval '55 days' end
    from placement p
    where case when p.state = 'present' then p.id % 11 = 0 else p.id % 3 <> 0 end`);
}

export type DemoDeed = {
  unitCode: string;
  happenedOn: string;
  person: string;
  title: string;
  story: string;
  state: DeedState;
  reason: string;
};

export async function insertDemoDeeds(
  db: Db,
  deeds: readonly DemoDeed[],
  decidedBy: string,
): Promise<void> {
  await db.execute(sql`
    insert into deed (unit_id, unit_no, happened_on, person, title, story, state, reason, reported_by_id, reported_by,
      reported_at, decided_by, decided_at)
    select u.id, u.unit_no, d."happenedOn", d.person, d.title, d.story, d.state, d.reason, '', ${head('u.id')},
      d."happenedOn" + interval '33 hours', case when d.state = 'reported' then '' else ${decidedBy} end,
      case when d.state <> 'reported' then d."happenedOn" + interval '57 hours' end
    from json_to_recordset(${JSON.stringify(deeds)}::json) as d("unitCode" text, "happenedOn" date, person text,
      title text, story text, state text, reason text) join unit u on u.code = d."unitCode"`);
}
