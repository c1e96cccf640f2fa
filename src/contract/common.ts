/** Shapes shared by every noun on the wire: ids, decimals, pages. */
import { z } from 'zod';

export const idSchema = z.coerce.number().int().positive();
export const daySchema = z.iso.date();
/** A year to ask about: four digits, as every date of the database has. */
export const yearSchema = z.coerce.number().int().min(1900).max(9999);
export const momentSchema = z.string();
/** Money and points are decimal strings, never JavaScript numbers. */
export const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/);

/** Keyset or offset page of a list; `total` counts all rows that match. */
export const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** `more`: there are more than `total`, which is as far as a list counts (decision 0041). */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number().int(), more: z.boolean().optional() });

export const unitRef = z.object({ id: z.number(), code: z.string(), name: z.string() });
export type UnitRef = z.infer<typeof unitRef>;
export const okSchema = z.object({ ok: z.literal(true) });

/**
 * Names of persons in answers: masked for whoever may see the row but not read people
 * (server/http/names.ts). `last word`: the name ends a text; `detail`: what a step recorded, by field.
 */
export const personNames = z.registry<{ form?: 'last word' | 'detail' }>();
export const personName = z.string().register(personNames, {});
export const textEndingInName = z.string().register(personNames, { form: 'last word' });
export const historyDetail = z
  .record(z.string(), z.unknown())
  .register(personNames, { form: 'detail' });
