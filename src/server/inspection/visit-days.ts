/** Inspections day by day, as SQL: what figures of a whole bank are added up from. */
import { sql, type SQL } from 'drizzle-orm';

/**
 * A statement with `kind, wave, visited_on, n, score, lowest, highest`: a row a day, for a wave has some tens
 * of days and tens of thousands of visits. For a reader of the whole bank from the running totals
 * (db/schema/totals.ts), which know no lowest and highest.
 */
export const visitDays = (whole: boolean): SQL =>
  whole
    ? sql`select kind, wave, visited_on, sum(visits) as n, sum(score) as score, null::numeric as lowest, null::numeric as highest
        from score_total group by kind, wave, visited_on having sum(visits) > 0`
    : sql`select kind, wave, visited_on, count(*) as n, sum(score) as score, min(score) as lowest, max(score) as highest
        from inspection group by kind, wave, visited_on`;
