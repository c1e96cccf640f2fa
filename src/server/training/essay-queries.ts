/** 《感想和体会》 in the database: what is asked, who has handed in, and the essay itself. */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { essay, essayOrder } from '../../../db/schema/index.ts';
import type {
  Essay,
  EssayOrder,
  essayOrderBody,
  essayOrdersQuery,
  EssayRollRow,
  essayRollQuery,
} from '../../contract/training-essay.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import type { StoredFile } from '../evidence/index.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { contains } from '../http/search.ts';
import { insideUnit, isMeantFor, listPage, personText, unitJson } from './list-queries.ts';

type Place = { id: number; unitNo: number; lastNo: number };
type OrdersQuery = z.output<typeof essayOrdersQuery>;
type Order = Omit<EssayOrder, 'canEdit'> & { unitNo: number };

const orderColumns = sql`o.id, ${unitJson()} as unit, o.unit_no as "unitNo", o.title, o.note, o.due_on::text as "dueOn", o.posts,
  o.cancelled, o.due_on < ${bankToday} and not o.cancelled as overdue, o.created_by as "createdBy",
  (select count(*) from essay e where e.order_id = o.id)::int as handed,
  (select count(*) from person p where ${isMeantFor('o')})::int as audience`;
const orderFrom = sql`essay_order o join unit u on u.id = o.unit_id`;
const whens: Record<NonNullable<OrdersQuery['when']>, SQL> = {
  open: sql`not o.cancelled and o.due_on >= ${bankToday}`,
  due: sql`not o.cancelled and o.due_on < ${bankToday}`,
  cancelled: sql`o.cancelled`,
};

export async function listEssayOrders(db: Db, query: OrdersQuery) {
  const where = [
    query.when && whens[query.when],
    contains(query.search, sql`(o.title || ' ' || u.name)`),
  ];
  const order = query.sort === 'due' ? sql`o.due_on, o.id` : sql`o.due_on desc, o.id desc`;
  return listPage<Order>(db, { columns: orderColumns, from: orderFrom, where, order }, query);
}

export async function findEssayOrder(db: Db, id: number): Promise<Order | null> {
  const { rows } = await db.execute<Order>(
    sql`select ${orderColumns} from ${orderFrom} where o.id = ${id}`,
  );
  return rows[0] ?? null;
}

export async function insertEssayOrder(
  db: Db,
  at: Place,
  given: z.output<typeof essayOrderBody>,
  by: string,
): Promise<number> {
  const { id: unitId, unitNo, lastNo } = at;
  const [row] = await db
    .insert(essayOrder)
    .values({ ...given, unitId, unitNo, lastNo, createdBy: by })
    .returning({ id: essayOrder.id });
  return row!.id;
}

export async function updateCancelled(db: Db, id: number): Promise<void> {
  await db.update(essayOrder).set({ cancelled: true }).where(eq(essayOrder.id, id));
}

const isLate = sql`(e.handed_at at time zone 'Asia/Shanghai')::date > o.due_on`;
const states: Record<'handed' | 'late' | 'missing', SQL> = {
  handed: sql`e.person_id is not null`,
  late: sql`${isLate}`,
  missing: sql`e.person_id is null`,
};

/** Who was asked, and whether each has handed in. */
export async function listEssayRoll(db: Db, id: number, query: z.output<typeof essayRollQuery>) {
  const where = [
    sql`o.id = ${id} and ((${isMeantFor('o')}) or e.person_id is not null)`,
    query.state && states[query.state],
    await insideUnit(db, 'p', query.unitId),
    contains(query.search, personText),
  ];
  const columns = sql`p.id as "personId", p.name, p.staff_no as "staffNo", p.post, ${unitJson()} as unit,
    e.handed_at as "handedAt", coalesce(${isLate}, false) as late, coalesce(length(e.body), 0) as characters, e.file ->> 'name' as file`;
  const from = sql`essay_order o join person p on p.unit_no between o.unit_no and o.last_no join unit u on u.id = p.unit_id
    left join essay e on e.order_id = o.id and e.person_id = p.id`;
  const order = sql`p.unit_no, p.pinyin, p.id`;
  const page = await listPage<EssayRollRow>(db, { columns, from, where, order }, query);
  const rows = page.rows.map((row) => ({ ...row, handedAt: isoMomentOrNull(row.handedAt) }));
  return { ...page, rows };
}

type Author = { id: number; name: string; unitId: number; unitNo: number };

/** The person an account stands for, if an essay is asked of them. */
export async function findAuthor(db: Db, orderId: number, account: string) {
  const { rows } = await db.execute<Author & { cancelled: boolean }>(sql`
    select p.id, p.name, p.unit_id as "unitId", p.unit_no as "unitNo", o.cancelled from "user" a
    join person p on p.id = a.person_id join essay_order o on o.id = ${orderId}
    where a.id = ${account} and ${isMeantFor('o')}`);
  return rows[0] ?? null;
}

/** Hands in, or changes what was handed in; the first time counts. */
export async function updateEssay(
  db: Db,
  orderId: number,
  author: Author,
  given: { body: string } | { file: StoredFile },
): Promise<void> {
  const { id: personId, unitId, unitNo } = author;
  await db
    .insert(essay)
    .values({ unitId, unitNo, orderId, personId, ...given })
    .onConflictDoUpdate({
      target: [essay.unitId, essay.orderId, essay.personId],
      set: { ...given, changedAt: sql`now()` },
    });
}

/** One person's, with where its file is kept. */
export async function findEssay(
  db: Db,
  orderId: number,
  personId: number,
): Promise<(Essay & { sha256: string | null }) | null> {
  const { rows } = await db.execute<Essay & { sha256: string | null }>(sql`
    select o.title, p.name, ${unitJson()} as unit, e.body, e.file, e.file ->> 'sha256' as sha256, e.handed_at as "handedAt",
      e.changed_at as "changedAt"
    from essay e join essay_order o on o.id = e.order_id join person p on p.id = e.person_id join unit u on u.id = p.unit_id
    where e.order_id = ${orderId} and e.person_id = ${personId}`);
  const [row] = rows;
  if (!row) return null;
  return { ...row, handedAt: isoMoment(row.handedAt), changedAt: isoMoment(row.changedAt) };
}

/** Whether the essay has words or a file without what is now written over. */
export async function hasFile(db: Db, orderId: number, personId: number): Promise<boolean> {
  const [row] = await db
    .select({ file: essay.file })
    .from(essay)
    .where(and(eq(essay.orderId, orderId), eq(essay.personId, personId)));
  return row?.file != null;
}
