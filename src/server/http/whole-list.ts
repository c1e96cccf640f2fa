/** A list as a workbook holds every row that the filters leave, not the page that is shown. */
import type { z } from 'zod';

/** Rows in one workbook. */
const most = 100_000;

/** The query of a list's export: the list's own without its page; what is parsed asks for all of it. */
export function wholeOf<Q extends z.ZodObject>(query: Q): z.ZodType<z.output<Q>> {
  const asked = query.omit({ offset: true, limit: true } as never);
  return asked.transform((filters) => ({ ...filters, offset: 0, limit: most })) as never;
}
