/** 检查标准: the items that deductions name form the checklist, until a standard is written out in full. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

const standardName = '“神秘人”检查标准';

/** Adds items met for the first time and lengthens the span in which an item was 上级重点. */
export async function updateStandard(db: Db): Promise<void> {
  await db.execute(sql`insert into standard (unit_id, unit_no, last_no, name, valid_from)
    select u.id, u.unit_no, u.last_no, ${standardName}, (select min("visitedOn") from new_score)
    from unit u where u.parent_id is null and exists (select 1 from new_deduction)
    on conflict on constraint standard_version_key do nothing`);
  await db.execute(sql`insert into standard_item as i (standard_id, unit_id, unit_no, last_no, code, name, category, key_from, key_to)
    select s.id, s.unit_id, s.unit_no, s.last_no, n."itemCode", min(n."itemName"), min(n.category),
      min(v."visitedOn") filter (where n."isKey"), max(v."visitedOn") filter (where n."isKey")
    from new_deduction n
    join new_score v on v."unitCode" = n."unitCode" and v.kind = n.kind and v.wave = n.wave
    cross join lateral (select * from standard where name = ${standardName} order by version desc limit 1) s
    group by s.id, s.unit_id, s.unit_no, s.last_no, n."itemCode"
    on conflict (standard_id, code) do update set
      key_from = least(i.key_from, excluded.key_from), key_to = greatest(i.key_to, excluded.key_to)`);
}
