/** A row as the text its digest is made of, in SQL: the same in the triggers and wherever it is made again. */
import { sql } from 'drizzle-orm';
import type { Form } from '../../domain/log/index.ts';
import type { Db } from '../db/open.ts';

const quoted = (name: string) => `"${name}"`;
export const tableSql = (form: Form): string => quoted(form.table);

/** Requires `setTextForms` in the transaction: moments and days are written as these say. */
export const textSql = (form: Form, alias: string): string =>
  `row(${form.columns.map((name) => `${alias}.${quoted(name)}`).join(', ')})::text`;

export const keySql = (form: Form, alias: string): string =>
  form.key.map((name) => `${alias}.${quoted(name)}::text`).join(` || '/' || `);

/** Which rows are logged; '' = all. */
export const loudSql = (form: Form, alias: string): string =>
  form.quiet ? `${alias}.state <> '${form.quiet}'` : 'true';

/** Where a row belongs; an account belongs to its person's unit, else to the top. */
export const unitNoSql = (form: Form, alias: string): string =>
  form.table === 'user'
    ? `coalesce((select p.unit_no from person p where p.id = ${alias}.person_id), (select t.unit_no from unit t where t.parent_id is null order by t.unit_no limit 1))`
    : `${alias}.unit_no`;

export const digestSql = (text: string): string => `sha256(convert_to(${text}, 'UTF8'))`;

/** For the rest of the transaction: moments in UTC and days as ISO, as the triggers have them. */
export const setTextForms = (db: Db) =>
  db.execute(sql.raw(`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'`));
