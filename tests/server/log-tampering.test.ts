/** 数据库管理员动了手脚: done for real, as the database's superuser; each must be found and named. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingKind, LogFinding } from '../../src/contract/log.ts';
import { grow, rootOf, type Hash } from '../../src/domain/merkle/index.ts';
import { entryLeaf, writeNote } from '../../src/domain/log/index.ts';
import { createSigner } from '../../src/server/log/index.ts';
import { listCheckpoints, listPlaced } from '../../src/server/log/queries.ts';
import { testApp } from '../support/app.ts';
import { administer, check } from '../support/log.ts';

const test = testApp();
const told = (findings: LogFinding[], kind: FindingKind) =>
  findings.filter((one) => one.kind === kind).map(({ table, key }) => `${table} ${key}`);
const placed = async (from: number, to: number) => listPlaced(test.services.database.db, from, to);

beforeAll(async () => {
  await test.services.log.settled();
  await test.services.log.signRoot('审计员');
});

/** Does it, expects the findings, undoes it: the next test begins with a sound log again. */
async function found(change: string, undo: string): Promise<LogFinding[]> {
  await administer(test, change);
  const { findings } = await check(test);
  await administer(test, undo);
  expect((await check(test)).findings).toEqual([]);
  return findings;
}

describe('数据行（触发器关掉）', () => {
  const first = `(unit_id, id) = (select unit_id, id from inspection order by unit_id, id limit 1)`;

  it('改一个成绩', async () => {
    const [row] = await administer(
      test,
      `select unit_id || '/' || id as key from inspection where ${first}`,
    );
    const findings = await found(
      `update inspection set score = score - 1 where ${first}`,
      `update inspection set score = score + 1 where ${first}`,
    );
    expect(told(findings, 'row-edited')).toEqual([`inspection ${String(row!['key'])}`]);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.unit).toBe('文成大峃网点');
  });

  it('删一条扣分', async () => {
    const [row] = await administer(
      test,
      `select unit_id || '/' || id as key from deduction order by id limit 1`,
    );
    const key = String(row!['key']);
    await administer(
      test,
      `create table kept as select * from deduction where unit_id || '/' || id = '${key}'`,
    );
    const findings = await found(
      `delete from deduction where unit_id || '/' || id = '${key}'`,
      `insert into deduction overriding system value select * from kept`,
    );
    expect(told(findings, 'row-deleted')).toEqual([`deduction ${key}`]);
  });

  it('塞进一个角色', async () => {
    const findings = await found(
      `insert into assignment (user_id, role, unit_id, unit_no)
       select u.id, 'leading-group', n.id, n.unit_no from "user" u, unit n where u.username = 'guiyuan' and n.code = '33'`,
      `delete from assignment where role = 'leading-group' and user_id = (select id from "user" where username = 'guiyuan')`,
    );
    expect(told(findings, 'row-inserted')).toHaveLength(1);
    expect(told(findings, 'row-inserted')[0]).toMatch(/^assignment \d+$/);
  });

  it('关掉一张表的触发器再改', async () => {
    await administer(
      test,
      `alter table complaint disable trigger all; update complaint set assessed = not assessed; alter table complaint enable trigger all`,
      { past: false },
    );
    expect(told((await check(test)).findings, 'row-edited')).toHaveLength(4);
    await administer(test, `update complaint set assessed = not assessed`);
    expect((await check(test)).findings).toEqual([]);
  });
});

describe('日志本身', () => {
  it('删一条记录', async () => {
    await administer(
      test,
      `create table gone as select e.* from log_entry e join log_leaf l on l.entry_id = e.id where l.position = 9`,
    );
    const findings = await found(
      `delete from log_entry where id = (select id from gone)`,
      `insert into log_entry overriding system value select * from gone`,
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'entry-deleted', position: 9 }),
    );
  });

  it('改一条记录：冒充别人', async () => {
    const at = `id = (select entry_id from log_leaf where position = 11)`;
    const findings = await found(
      `update log_entry set account = 'somebody' where ${at}`,
      `update log_entry set account = 'system' where ${at}`,
    );
    expect(findings.map(({ kind, position }) => [kind, position])).toEqual([['entry-edited', 11]]);
  });

  it('调换两条的位置', async () => {
    const swap = `update log_leaf l set entry_id = o.entry_id + 1000000, hash = o.hash from log_leaf o
      where (l.position, o.position) in ((3, 14), (14, 3));
      update log_leaf set entry_id = entry_id - 1000000 where entry_id > 1000000`;
    const findings = await found(swap, swap);
    const moves = findings.map(({ kind, position, detail }) => [kind, position, detail]);
    expect(moves).toEqual(
      expect.arrayContaining([
        ['entry-moved', 14, '3'],
        ['entry-moved', 3, '14'],
      ]),
    );
  });

  it('删掉位置', async () => {
    await administer(test, `create table unplaced as select * from log_leaf where position = 6`);
    const findings = await found(
      `delete from log_leaf where position = 6`,
      `insert into log_leaf select * from unplaced`,
    );
    const kinds = findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['leaf-missing', 'entry-unplaced']));
  });

  it('触发器开着、不经过明窗的改动：记下了，而且点名', async () => {
    await administer(test, `update ticket set times = times + 1 where clause = 'R11'`, {
      past: false,
    });
    const outside = (await check(test)).findings;
    expect(outside).toEqual([
      expect.objectContaining({ kind: 'outside', table: 'ticket', detail: '4' }),
    ]);
    const auditor = await test.as('审计员');
    const list = await auditor.get('/api/log/entries?outside=yes');
    expect(list.json<{ total: number }>().total).toBe(1);
  });
});

/** Replaces every leaf, node and entry so that all agree with one another. */
async function rewrite(): Promise<{ root: Hash; size: number }> {
  await administer(test, `update log_entry set account = 'system' where account = ''`);
  const all = await placed(0, 1_000_000);
  const leaves = all.map(({ entry }) => entryLeaf(entry!));
  const { nodes, peaks } = grow({ size: 0, hashes: [] }, leaves);
  const hex = (hash: Hash) => Buffer.from(hash).toString('hex');
  const statements = [
    ...leaves.map(
      (leaf, at) => `update log_leaf set hash = '\\x${hex(leaf)}' where position = ${at}`,
    ),
    ...nodes.map(
      ({ level, at, hash }) =>
        `update log_node set hash = '\\x${hex(hash)}' where level = ${level} and at = ${at}`,
    ),
  ];
  await administer(test, statements.join(';'));
  return { root: rootOf(peaks), size: leaves.length };
}

it('重写全部叶、节点和根：早先签名的根揭穿它，不论在库里还是在见证人手里', async () => {
  const [kept] = await listCheckpoints(test.services.database.db, { newest: true, limit: 1 });
  await test.services.log.signRoot('审计员');
  const [last] = await listCheckpoints(test.services.database.db, { newest: true, limit: 1 });
  const { root, size } = await rewrite();
  const kinds = (await check(test)).findings.map(({ kind, position, detail }) => [
    kind,
    position,
    detail,
  ]);
  expect(kinds).toEqual([['root-differs', size, String(kept!.size)]]);
  // The signed roots in the database are replaced too: by a key that is not the server's.
  const forger = createSigner('y'.repeat(32));
  const note = writeNote(
    { origin: forger.key.name, size, root, at: last!.at },
    forger.key,
    forger.sign,
  );
  await administer(test, `update log_checkpoint set note = $$${note}$$ where size = ${size}`);
  expect((await check(test)).findings.map(({ kind }) => kind)).toEqual(['root-unsigned']);
  await administer(test, `delete from log_checkpoint where size = ${size}`);
  expect((await check(test)).findings).toEqual([]);
  const witnessed = (await check(test, [last!.note])).findings;
  expect(witnessed).toEqual([
    expect.objectContaining({ kind: 'root-differs', position: size, by: 'outside' }),
  ]);
});
