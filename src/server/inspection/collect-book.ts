/** The whole fact book of the reader's range, as the workbook that would bring it back. */
import { sql, type SQL } from 'drizzle-orm';
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import type { Db } from '../db/open.ts';
import { listTemplateUnits } from './on-record-queries.ts';

const queries: Record<Exclude<keyof FactBook, 'units'>, SQL> = {
  scores: sql`select i.wave, i.kind, i.visited_on::text as "visitedOn", u.code as "unitCode", i.score::text as score
    from inspection i join unit u on u.id = i.unit_id order by i.visited_on, i.wave, i.kind, i.unit_no`,
  deductions: sql`select i.wave, i.kind, u.code as "unitCode", d.item_code as "itemCode",
      d.item_name as "itemName", d.category, d.points::text as points, d.is_key as "isKey"
    from deduction d
    join inspection i on i.unit_id = d.unit_id and i.id = d.inspection_id
    join unit u on u.id = d.unit_id
    order by i.visited_on, i.wave, i.kind, i.unit_no, d.item_code, d.id`,
  complaints: sql`select c.order_no as "orderNo", c.happened_on::text as "happenedOn", u.code as "unitCode",
      c.justified, c.subjective, c.assessed, c.amount::text as amount
    from complaint c join unit u on u.id = c.unit_id order by c.happened_on, c.unit_no, c.order_no`,
  exposures: sql`select e.happened_on::text as "happenedOn", u.code as "unitCode", e.level, e.verified
    from exposure e join unit u on u.id = e.unit_id order by e.happened_on, e.unit_no, e.level, e.sequence`,
  tickets: sql`select t.happened_on::text as "happenedOn", u.code as "unitCode", t.offender, t.clause, t.times,
      t.points::text as points, t.amount::text as amount
    from ticket t join unit u on u.id = t.unit_id order by t.happened_on, t.unit_no, t.sequence`,
};

/** Units above the range are included: without them the tree of the workbook would not hold together. */
export async function collectBook(db: Db): Promise<FactBook> {
  const read = async <K extends keyof typeof queries>(key: K) =>
    (await db.execute(queries[key])).rows as unknown as FactBook[K];
  return {
    units: await listTemplateUnits(db),
    scores: await read('scores'),
    deductions: await read('deductions'),
    complaints: await read('complaints'),
    exposures: await read('exposures'),
    tickets: await read('tickets'),
  };
}
