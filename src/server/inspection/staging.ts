/** A workbook's rows as temporary tables, so that taking them over is set-based. */
import { sql } from 'drizzle-orm';
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import type { Db } from '../db/open.ts';

type Sheet = { table: string; rows: object[]; columns: string };
const batch = 5000;

const sheetsOf = (book: FactBook): Sheet[] => [
  {
    table: 'new_unit',
    rows: book.units,
    columns: '"code" text, "name" text, "level" text, "parentCode" text, "queueMachine" boolean',
  },
  {
    table: 'new_score',
    rows: book.scores,
    columns: '"unitCode" text, "wave" text, "kind" text, "visitedOn" date, "score" numeric',
  },
  {
    table: 'new_deduction',
    rows: book.deductions,
    columns:
      '"unitCode" text, "wave" text, "kind" text, "itemCode" text, "itemName" text, "category" text, "points" numeric, "isKey" boolean',
  },
  {
    table: 'new_complaint',
    rows: book.complaints,
    columns:
      '"unitCode" text, "orderNo" text, "happenedOn" date, "justified" boolean, "subjective" boolean, "assessed" boolean, "amount" numeric',
  },
  {
    table: 'new_exposure',
    rows: book.exposures,
    columns: '"unitCode" text, "happenedOn" date, "level" text, "verified" boolean',
  },
  {
    table: 'new_ticket',
    rows: book.tickets,
    columns:
      '"unitCode" text, "happenedOn" date, "offender" text, "clause" text, "times" int, "points" numeric, "amount" numeric',
  },
];

/** Makes new_unit … new_ticket; `n` is the row's place in its sheet. Gone at the end of the transaction. */
export async function stageBook(db: Db, book: FactBook): Promise<void> {
  for (const { table, rows, columns } of sheetsOf(book)) {
    await db.execute(sql.raw(`create temp table ${table} (n int, ${columns}) on commit drop`));
    for (let start = 0; start < rows.length; start += batch) {
      const part = rows.slice(start, start + batch).map((row, i) => ({ n: start + i, ...row }));
      await db.execute(
        sql`insert into ${sql.raw(table)} select * from json_to_recordset(${JSON.stringify(part)}::json) as r(n int, ${sql.raw(columns)})`,
      );
    }
    await db.execute(sql.raw(`analyze ${table}`));
  }
}
