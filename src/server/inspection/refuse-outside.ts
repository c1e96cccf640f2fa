/** What somebody may not import: facts of units outside the own range, save the province's score list. */
import { sql } from 'drizzle-orm';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';

export type Range = { lo: number; hi: number };
/** Published to every county, and needed for its ranks; anybody may bring it, nobody may change it. */
const sharedKind = '省行神秘人';

/** @throws Problem `invalid` naming the sheet and the first such unit */
export async function refuseOutside(db: Db, { lo, hi }: Range): Promise<void> {
  const { rows } = await db.execute<{ sheet: string; code: string; n: number }>(sql`
    select sheet, min(code) as code, count(*) as n from (
      select '扣分明细' as sheet, "unitCode" as code from new_deduction
      union all select '投诉', "unitCode" from new_complaint
      union all select '曝光', "unitCode" from new_exposure
      union all select '现场处罚', "unitCode" from new_ticket
      union all select '检查成绩', "unitCode" from new_score where kind <> ${sharedKind}
      union all select '检查成绩', n."unitCode" from new_score n join unit u on u.code = n."unitCode"
        join inspection i on i.unit_id = u.id and i.kind = n.kind and i.wave = n.wave
        where (i.score, i.visited_on) is distinct from (n.score, n."visitedOn")
    ) n join unit u using (code) where u.unit_no not between ${lo} and ${hi} group by sheet order by sheet`);
  const [first] = rows;
  if (!first) return;
  throw problem('invalid', {
    detail: `“${first.sheet}”中有 ${first.n} 行属于您管辖范围以外的机构（如 ${first.code}），不能由您导入或修改；范围外只接受尚未登记的${sharedKind}成绩，作为排名参照；登记的与您的不同时，请由该机构或其上级确认、更正`,
  });
}
