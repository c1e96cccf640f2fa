/** 备份里的文件：库里每个像散列、像文件的列，要么列为所存文件的名字，要么写明它不是。 */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import * as schema from '../../../db/schema/index.ts';
import { holders } from '../files/holders.ts';

const columns = Object.values<unknown>(schema)
  .filter((table): table is PgTable => is(table, PgTable))
  .flatMap((table) =>
    Object.values(getTableColumns(table)).map(({ name }) => `${getTableName(table)}.${name}`),
  );

/** Names of columns that may hold the hash of a kept file. */
const likely =
  /(^|_)(sha256|hash|digests?|thumbnail|file|material|picture|photo|sound|video|attachment)(_|$)/;
/** Columns whose name looks like it, and what they are. */
const other: Record<string, string> = {
  'password_history.hash': '用过的密码的散列',
  'recovery_code.hash': '备用码的散列',
  'standard.sha256': '标准内容的散列，内容在行里',
  'visit.result_sha256': '成绩定本的散列',
  'draw_step.sha256': '抽取各步的散列链',
  'calendar_feed.token_sha256': '订阅地址的散列',
  'training_session.material_url': '别处的网址',
  'quiz.pool_sha256': '题库的散列',
  'request_key.sha256': '请求的散列',
  'import_batch.file_name': '工作簿的名字',
  'import_batch.sha256': '工作簿的散列，工作簿在行里',
  'log_entry.digests': '各行的摘要',
  'log_leaf.hash': '散列树的叶',
  'log_node.hash': '散列树的结点',
};

it('每个这样的列都归了类', () => {
  const named = Object.entries(holders).flatMap(([table, { text = [], json = [] }]) =>
    [...text, ...json].map((column) => `${table}.${column}`),
  );
  const found = columns.filter((column) => likely.test(column.split('.')[1]!));
  const missing = found.filter((column) => !named.includes(column) && !(column in other));
  expect(missing, '请在 src/server/files/holders.ts 归类').toEqual([]);
  const gone = Object.entries(holders).flatMap(([table, holder]) =>
    holder.gone ? [`${table}.${holder.gone}`] : [],
  );
  const stale = [...named, ...gone, ...Object.keys(other)].filter((one) => !columns.includes(one));
  expect(stale).toEqual([]);
});
