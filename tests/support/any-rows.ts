/**
 * A row in every table of a schema, whatever its version: what refers to another table takes a row that
 * is there, the rest are values by the columns' types, but for those that a check asks more of.
 */
import pg from 'pg';

/** Columns that their type alone does not fill, by `table.column` or, for all tables, by name. */
const given: Record<string, string> = {
  'standard_item.category': `'软件'`,
  'deduction.category': `'软件'`,
  'rectification.category': `'软件'`,
  'training_session.kind': `'training'`,
  'training_session.hours': '1.5',
  'training_attendance.state': `'present'`,
  'exposure.level': `'县'`,
  'unit.level': `'县行'`,
  'unit.last_no': '1',
  'clip_request.to_at': `'2026-03-02'`,
  'audit.unit_id': '1',
  'data_request.kind': `'copy'`,
  unit_no: '1',
  last_no: '1',
};

/** `target` is the column of another table that it refers to. */
type Column = { table: string; name: string; type: string; target: string | null; of: string };

function valueOf({ table, name, type, target, of }: Column): string {
  if (target !== null) return `(select ${pg.escapeIdentifier(target)} from ${of} limit 1)`;
  const special = given[`${table}.${name}`] ?? given[name];
  if (special !== undefined) return special;
  if (/^(bigint|integer|smallint)$/.test(type)) return '1';
  if (type.startsWith('numeric')) return '1.25';
  if (type.startsWith('json')) return `'{"甲": [1, 2.50, "乙"]}'`;
  if (type === 'boolean') return 'true';
  if (type === 'date') return `'2026-03-01'`;
  if (type.startsWith('timestamp')) return `'2026-03-01T08:30:00Z'`;
  if (type === 'bytea') return `'\\x00ff'`;
  return `'${table}-${name}-1'`;
}

/** By table the columns that have to be given a value. */
async function columnsOf(client: pg.ClientBase): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      r.target, r.of
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join lateral (
      select t.attname as target, k.confrelid::regclass::text as of
      from pg_constraint k join pg_attribute t on t.attrelid = k.confrelid
        and t.attnum = k.confkey[array_position(k.conkey, a.attnum)]
      where k.contype = 'f' and k.conrelid = c.oid and k.confrelid <> c.oid limit 1) r on true
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped and a.attidentity = '' and a.attnotnull and not a.atthasdef
    order by c.relname, a.attnum`);
  return Map.groupBy(rows, ({ table }) => table);
}

/**
 * Fills every table that is not `filled`, those first that others refer to.
 * @throws Error naming the tables that could not be filled, and why
 */
export async function fillTables(
  client: pg.ClientBase,
  filled: ReadonlySet<string>,
): Promise<void> {
  const waiting = await columnsOf(client);
  for (const table of filled) waiting.delete(table);
  const reasons = new Map<string, string>();
  const name = (text: string) => pg.escapeIdentifier(text);
  for (let before = Infinity; waiting.size > 0 && waiting.size < before;) {
    before = waiting.size;
    for (const [table, columns] of waiting) {
      const names = columns.map((column) => name(column.name)).join(', ');
      const values = columns.map(valueOf).join(', ');
      await client.query('savepoint row');
      try {
        await client.query(`insert into public.${name(table)} (${names}) values (${values})`);
        waiting.delete(table);
      } catch (error) {
        await client.query('rollback to savepoint row');
        reasons.set(table, (error as Error).message);
      }
    }
  }
  if (waiting.size > 0)
    throw new Error(
      [...waiting.keys()].map((table) => `${table}: ${reasons.get(table)}`).join('\n'),
    );
}
