/**
 * A row in every table of a schema, whatever its version: values by the columns' types, but for those
 * that a check asks more of. Identities begin at 1, so references to 1 hold.
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
  'data_request.kind': `'copy'`,
  'audit.unit_id': '1',
  user_id: `'user-id-1'`,
  unit_no: '1',
  last_no: '1',
};

type Column = { table: string; name: string; type: string };

function valueOf({ table, name, type }: Column): string {
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

/** Columns that have to be given a value, and all texts and documents that could be. */
async function columnsOf(client: pg.ClientBase): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped and a.attidentity = '' and a.attnotnull and not a.atthasdef
    order by c.relname, a.attnum`);
  return Map.groupBy(rows, ({ table }) => table);
}

/**
 * Fills every table, those first that others refer to.
 * @throws Error naming the tables that could not be filled, and why
 */
export async function fillEveryTable(client: pg.ClientBase): Promise<string[]> {
  const waiting = await columnsOf(client);
  const tables = [...waiting.keys()];
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
        if (waiting.size === before) reasons.set(table, (error as Error).message);
      }
    }
  }
  if (waiting.size > 0)
    throw new Error(
      [...waiting.keys()].map((table) => `${table}: ${reasons.get(table)}`).join('\n'),
    );
  return tables;
}

const reasons = new Map<string, string>();
