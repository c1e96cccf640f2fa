/** Today where the bank is: the server's own clock may be eight hours behind, a day late until morning. */
import { sql } from 'drizzle-orm';

export const bankToday = sql`(now() at time zone 'Asia/Shanghai')::date`;
