/** 个人信息登记表：库里每张表、每个可能指到人的列，都要归类；新加的没有归类，这里就不通过。 */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { register, removed } from '../../src/server/personal/register.ts';

const tables = Object.values<unknown>(schema)
  .filter((table): table is PgTable => is(table, PgTable))
  .map((table) => ({
    name: getTableName(table),
    columns: Object.values(getTableColumns(table)).map((column) => column.name),
  }));

/** Names of columns that hold somebody, or something of somebody. */
const personal =
  /(^|_)(person|owner|user|account|reviewer|inspector|issuer|offender|participant|actor|staff|phone|email|pinyin|username)(s|_id|_name|_no)?$|_by(_id|_name)?$|^(by_name|against_(id|name)|ip_address|user_agent|address|display_username)$/;
/** Columns whose name looks like it, and what they are. */
const other: Record<string, string> = {
  'unit.pinyin': '机构名称的拼音',
  'user.email_verified': '邮箱是否验证，没有邮箱',
};

describe('登记表', () => {
  it('每张表都归了类，也没有多出来的', () => {
    expect(Object.keys(register).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it.each(tables.filter(({ name }) => register[name] !== undefined))(
    '$name',
    ({ name, columns }) => {
      const kept = register[name];
      const classified = kept
        ? [
            ...(kept.person ?? []),
            ...(kept.account ?? []),
            ...(kept.name ?? []),
            ...(kept.other ?? []),
          ]
        : [];
      const missing = columns.filter(
        (column) =>
          personal.test(column) && !classified.includes(column) && !(`${name}.${column}` in other),
      );
      expect(missing, '请在 src/server/personal/register.ts 归类').toEqual([]);
      const named = [...classified, ...(kept?.shows ?? []), ...Object.keys(kept?.wiped ?? {})];
      expect(named.filter((column) => !columns.includes(column))).toEqual([]);
    },
  );

  it('每处要么抹去，要么写明依据和期限', () => {
    for (const [name, kept] of Object.entries(register)) {
      if (!kept) continue;
      expect([name, Boolean(kept.wiped) !== Boolean(kept.kept)]).toEqual([name, true]);
      if (kept.kept) expect([kept.kept.why, kept.kept.until].every(Boolean)).toBe(true);
    }
    for (const name of removed) expect(register[name]?.wiped).toEqual({});
  });
});
