/** After visits and complaints: errands for outlets below their target, rectifications of complaints. */
import { sql, type SQL } from 'drizzle-orm';
import { defaultSettings } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import { bankToday, dueAfter, endOfToday, nextMorningOf } from './due.ts';
import { insertDrillsBelow, insertForComplaints, updateByComplaints } from './errand-queries.ts';

/** The setting that holds at a unit, as SQL: nearest above; null = none. */
const settingAt = (unitNo: SQL) => sql`(select s.document from rectification_setting s
  where ${unitNo} between s.unit_no and s.last_no order by s.unit_no desc limit 1)`;
const isOn = (unitNo: SQL, name: 'drills' | 'complaints', unset: boolean) => sql`coalesce(
  (${settingAt(unitNo)} ->> 'enabled')::boolean and coalesce((${settingAt(unitNo)} ->> ${name})::boolean, true), ${unset})`;

type Following = { by: string; unset: boolean };

/**
 * @param visits a select of (unit_id, id)
 * @param today only visits of today's date: what an import brings of the past calls nobody in tonight
 */
export async function followBelowTarget(
  db: Db,
  visits: SQL,
  { by, unset, today }: Following & { today: boolean },
): Promise<number> {
  const dues = { evening: endOfToday(), morning: await nextMorningOf(db, null) };
  const wanted = sql`select i.unit_id, i.id from (${visits}) s
    join inspection i on i.unit_id = s.unit_id and i.id = s.id
    where ${isOn(sql`i.unit_no`, 'drills', unset)} and (not ${today}::boolean or i.visited_on = ${bankToday()})`;
  return insertDrillsBelow(db, wanted, dues, by);
}

/** @param complaints a select of (unit_id, id) */
export async function followComplaints(
  db: Db,
  complaints: SQL,
  { by, unset }: Following,
): Promise<number> {
  const { workingDays, complaintWeeks } = defaultSettings;
  const due = await dueAfter(db, workingDays.软件, null);
  const wanted = sql`select c.unit_id, c.id, ${due}::timestamptz as due_at,
      coalesce((${settingAt(sql`c.unit_no`)} ->> 'complaintWeeks')::int, ${complaintWeeks}::int) as weeks
    from (${complaints}) s join complaint c on c.unit_id = s.unit_id and c.id = s.id
    where ${isOn(sql`c.unit_no`, 'complaints', unset)}`;
  const opened = await insertForComplaints(db, wanted, by);
  await updateByComplaints(db);
  return opened;
}
