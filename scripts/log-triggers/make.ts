/** The triggers that write the log, and the first entries of what stands there when it begins. */
import { formOf, formNames, type Form, type FormName } from '../../src/domain/log/index.ts';
import {
  digestSql,
  keySql,
  loudSql,
  tableSql,
  textSql,
  unitNoSql,
} from '../../src/server/log/row-sql.ts';

/** Rows of one entry, at most. */
const page = 256;

const rows = (form: Form, from: string, as: 'new_text' | 'old_text') => {
  // Always in this order: a union goes by position.
  const texts = (['new_text', 'old_text'] as const)
    .map((side) => `${side === as ? textSql(form, 'r') : 'NULL::text'} AS ${side}`)
    .join(', ');
  return `SELECT ${keySql(form, 'r')} AS key, ${unitNoSql(form, 'r')} AS unit_no, ${texts}
        FROM ${from} r WHERE ${loudSql(form, 'r')}`;
};

/** A row before and after, joined by its key without a join: the plan is made for one row and kept for any number. */
const both = (form: Form) =>
  `SELECT key, max(unit_no) AS unit_no, max(new_text) AS new_text, max(old_text) AS old_text FROM (
        ${rows(form, 'new_rows', 'new_text')}
        UNION ALL
        ${rows(form, 'old_rows', 'old_text')}) sides GROUP BY key`;

const insert = (name: string, changes: string, adopt = false) => {
  const operation = adopt
    ? `'adopt'`
    : `CASE WHEN old_text IS NULL THEN 'insert' WHEN new_text IS NULL THEN 'delete' ELSE 'update' END`;
  const account = adopt
    ? `'system'`
    : `coalesce(translate(current_setting('app.account', true), E'\\n', ' '), '')`;
  return `INSERT INTO log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
    SELECT '${name}', c.operation, u.id, u.unit_no, ${account}, session_user, c.keys, c.digests
    FROM (SELECT operation, page, min(unit_no) AS low, max(unit_no) AS high, string_agg(key, E'\\n') AS keys,
        string_agg(digest, ''::bytea) AS digests
      FROM (SELECT operation, key, unit_no, digest, (row_number() OVER (PARTITION BY operation ORDER BY unit_no) - 1) / ${page} AS page
        FROM (SELECT ${operation} AS operation, key, unit_no,
            ${digestSql('coalesce(new_text, old_text)')} AS digest
          FROM (${changes}) changes WHERE new_text IS DISTINCT FROM old_text) digested) paged
      GROUP BY operation, page) c
    LEFT JOIN LATERAL log_unit(c.low, c.high) u ON true ORDER BY c.operation, c.page`;
};

function triggersOf(name: FormName): string[] {
  const form = formOf(name)!;
  const table = tableSql(form);
  const made = `log_${form.table}`;
  const trigger = (when: string, referencing: string) =>
    `CREATE TRIGGER ${made}_${when} AFTER ${when.toUpperCase()} ON ${table} REFERENCING ${referencing}
  FOR EACH STATEMENT EXECUTE FUNCTION ${made}();`;
  const all = [
    `CREATE FUNCTION ${made}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    ${insert(name, rows(form, 'new_rows', 'new_text'))};
  ELSIF TG_OP = 'DELETE' THEN
    ${insert(name, rows(form, 'old_rows', 'old_text'))};
  ELSE
    ${insert(name, both(form))};
  END IF;
  RETURN NULL;
END $$;`,
    trigger('update', 'OLD TABLE AS old_rows NEW TABLE AS new_rows'),
    trigger('delete', 'OLD TABLE AS old_rows'),
  ];
  return form.addedUnlogged ? all : [...all, trigger('insert', 'NEW TABLE AS new_rows')];
}

const adopt = (name: FormName): string =>
  `${insert(name, rows(formOf(name)!, tableSql(formOf(name)!), 'new_text'), true)};`;

const unitOf = `CREATE FUNCTION log_unit(low bigint, high bigint) RETURNS TABLE (id bigint, unit_no bigint) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT u.id, u.parent_id, u.unit_no, u.last_no FROM unit u WHERE u.unit_no = low
    UNION ALL SELECT p.id, p.parent_id, p.unit_no, p.last_no FROM up JOIN unit p ON p.id = up.parent_id WHERE up.last_no < high)
  SELECT up.id, up.unit_no FROM up WHERE up.last_no >= high LIMIT 1
$$;`;

/** The statements of migration 0020 after its tables. */
export function logTriggers(): string {
  return [
    `-- The application's roles read the log; nobody but its triggers and the sequencer writes it.
REVOKE ALL ON TABLE "log_entry", "log_leaf", "log_node", "log_checkpoint" FROM mingchuang_app, mingchuang_wide;`,
    `GRANT SELECT ON TABLE "log_entry", "log_leaf", "log_node", "log_checkpoint" TO mingchuang_app, mingchuang_wide;`,
    `-- The nearest unit above all numbers from low to high.
${unitOf}`,
    ...formNames.flatMap(triggersOf),
    `-- What stands there when the log begins is its first entries.
SET LOCAL timezone = 'UTC';`,
    `SET LOCAL datestyle = 'ISO, YMD';`,
    ...formNames.filter((name) => !formOf(name)!.addedUnlogged).map(adopt),
  ].join('\n--> statement-breakpoint\n');
}
