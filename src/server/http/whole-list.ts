/** A list as a workbook holds every row that the filters leave, not the page that is shown. */
import type { z } from 'zod';
import { mostExported } from '../../contract/most-exported.ts';

/**
 * The query of a list's export: the list's own without its page; what is parsed asks for all of it, and
 * for one row more than a workbook takes, by which `writeTables` knows that it would not be all.
 */
export function wholeOf<Q extends z.ZodObject>(query: Q): z.ZodType<z.output<Q>> {
  const asked = query.omit({ offset: true, limit: true } as never);
  return asked.transform((filters) => ({
    ...filters,
    offset: 0,
    limit: mostExported + 1,
  })) as never;
}
