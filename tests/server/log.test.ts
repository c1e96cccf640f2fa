/** 防篡改日志: what is written into it, its proofs, its signed roots and its file. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { logTriggers } from '../../scripts/log-triggers/make.ts';
import type { LoggedEntry, LogOverview, SignedRoot } from '../../src/contract/log.ts';
import {
  LogFileReader,
  readNote,
  readProofFile,
  verifyProof,
  type Verdict,
} from '../../src/domain/log/index.ts';
import { growsFrom, includes } from '../../src/domain/merkle/index.ts';
import { verifySignature } from '../../src/server/log/index.ts';
import { testApp, type Caller } from '../support/app.ts';
import { countyPlan } from '../support/county-plan.ts';
import { administer, check } from '../support/log.ts';

const test = testApp();
const hash = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

const overview = async (caller: Caller) => (await caller.get('/api/log')).json<LogOverview>();
const entries = async (caller: Caller, query: string) =>
  (await caller.get(`/api/log/entries?${query}`)).json<{ rows: LoggedEntry[]; total: number }>();

async function verified(text: string): Promise<Verdict> {
  const reader = new LogFileReader({ verify: verifySignature });
  for (const line of text.split('\n')) await reader.take(line);
  return reader.finish();
}

beforeAll(() => test.services.log.settled());

it('触发器与格式清单一致（否则写一份新的迁移）', () => {
  const path = new URL('../../db/migrations/0020_tamper_evident_log.sql', import.meta.url);
  expect(readFileSync(path, 'utf8')).toContain(logTriggers());
});

describe('谁能看', () => {
  it('没有权限的被拒绝；县里的看不到别县的记录', async () => {
    expect((await (await test.as('柜员')).get('/api/log')).statusCode).toBe(403);
    const all = await entries(await test.as('审计员'), 'limit=200');
    const county = await entries(await test.as('他县审计员'), 'limit=200');
    expect(all.total).toBeGreaterThan(county.total);
    expect(new Set(county.rows.map(({ unit }) => unit?.code.slice(0, 6)))).toEqual(
      new Set(['330329']),
    );
  });
});

describe('写进去的', () => {
  it('授予和收回角色各一条，写明是谁', async () => {
    const admin = await test.as('县行安全管理员');
    const { rows } = await test.services.database.pool.query<{ id: string }>(
      `select id from "user" where username = 'guiyuan'`,
    );
    const unitId = await test.unitId('330328');
    const given = await admin.post(`/api/accounts/${rows[0]!.id}/assignments`, {
      role: 'staff',
      unitId,
    });
    expect(given.statusCode).toBe(200);
    await test.services.log.settled();
    const auditor = await test.as('审计员');
    const [newest] = (await entries(auditor, 'form=assignment/1')).rows;
    expect(newest).toMatchObject({
      operation: 'insert',
      by: '尤一八',
      rows: 1,
      unit: { code: '330328' },
    });
    expect(newest!.position).not.toBeNull();
  });

  it('应用的数据库角色写不进、改不了、删不掉', async () => {
    for (const role of ['mingchuang_app', 'mingchuang_wide'])
      for (const table of ['log_entry', 'log_leaf', 'log_node', 'log_checkpoint'])
        for (const statement of [
          `delete from ${table}`,
          `update ${table} set hash = ''`,
          `insert into ${table} default values`,
          `truncate ${table}`,
        ]) {
          const tried = administer(test, `set local role ${role}; ${statement}`, { past: false });
          await expect(tried, `${role} ${statement}`).rejects.toThrow(
            /permission denied|column "hash"/,
          );
        }
  });
});

describe('证明', () => {
  it('每一条都能证明在其中；旧根能证明只增不改', async () => {
    const auditor = await test.as('审计员');
    const { size, root } = await overview(auditor);
    expect(size).toBeGreaterThan(30);
    for (let position = 0; position < size; position += 1) {
      const answer = await auditor.get(`/api/log/inclusion?position=${position}`);
      const proof = answer.json<{ leaf: string; path: string[]; size: number; root: string }>();
      expect(proof.root).toBe(root);
      const claim = { leaf: hash(proof.leaf), index: position, size, root: hash(root) };
      expect(includes({ ...claim, proof: proof.path.map(hash) })).toBe(true);
    }
    for (const from of [1, 2, 7, 16, size - 1, size]) {
      const answer = await auditor.get(`/api/log/consistency?from=${from}`);
      const { oldRoot, newRoot, proof } = answer.json<{
        oldRoot: string;
        newRoot: string;
        proof: string[];
      }>();
      const grown = {
        older: { size: from, root: hash(oldRoot) },
        newer: { size, root: hash(newRoot) },
      };
      expect(growsFrom({ ...grown, proof: proof.map(hash) })).toBe(true);
    }
    expect((await auditor.get(`/api/log/inclusion?position=${size}`)).statusCode).toBe(400);
    expect((await auditor.get(`/api/log/consistency?from=${size + 1}`)).statusCode).toBe(400);
  });

  it('一行成绩的存证：内容、记录、路径、签名都能核对；改一个字就不行', async () => {
    const auditor = await test.as('审计员');
    const { rows } = await test.services.database.pool.query<{ key: string; score: string }>(
      `select unit_id || '/' || id as key, score::text from inspection order by id limit 1`,
    );
    const answer = await auditor.get(`/api/log/proof?table=inspection&key=${rows[0]!.key}`);
    expect(answer.statusCode).toBe(200);
    const proof = readProofFile(answer.body)!;
    const verdict = await verifyProof(proof, { verify: verifySignature });
    expect(verdict.checks.flatMap(({ differences }) => differences)).toEqual([]);
    expect(verdict.facts).toContainEqual(['score', rows[0]!.score]);
    const changed = {
      ...proof,
      row: { ...proof.row!, text: proof.row!.text.replace(rows[0]!.score, '99.99') },
    };
    expect((await verifyProof(changed, { verify: verifySignature })).agrees).toBe(false);
    expect(
      (await verifyProof({ ...proof, n: proof.n + 1 }, { verify: verifySignature })).agrees,
    ).toBe(false);
    const forged = { ...proof, checkpoint: proof.checkpoint.replace(/\n\d+\n/, '\n99\n') };
    expect((await verifyProof(forged, { verify: verifySignature })).agrees).toBe(false);
  });
});

describe('签名的根', () => {
  it('随时可签，列得出，下载的是 C2SP 检查点；每天自己只签一次', async () => {
    const auditor = await test.as('审计员');
    const made = (await auditor.post('/api/log/checkpoints')).json<SignedRoot>();
    const file = await auditor.get(`/api/log/checkpoints/${made.id}`);
    expect(readNote(file.body)).toMatchObject({ size: made.size });
    expect(file.body).toMatch(
      /^mingchuang\/[0-9a-f]{12}\n\d+\n[A-Za-z0-9+/]{43}=\n\S+\n\n— mingchuang\/[0-9a-f]{12} \S+\n$/,
    );
    expect(await test.services.log.signRoot('')).not.toBeNull();
    expect(await test.services.log.signRoot('')).toBeNull();
    const list = (await auditor.get('/api/log/checkpoints')).json<{ rows: SignedRoot[] }>();
    expect(list.rows.map(({ id }) => id)).toContain(made.id);
  });
});

describe('导出', () => {
  it('省行的导出条条有内容；县里的只有自己的，根照样算得出；从中间导也能核对', async () => {
    const auditor = await test.as('审计员');
    const whole = await auditor.get('/api/log/export.ndjson');
    const verdict = await verified(whole.body);
    expect(verdict.checks.flatMap(({ differences }) => differences)).toEqual([]);
    const { root, size } = await overview(auditor);
    expect(verdict.facts).toContainEqual(['根', root]);
    const county = await (await test.as('他县审计员')).get('/api/log/export.ndjson');
    expect(county.body).toContain('"leaf"');
    expect(county.body).not.toContain('330328');
    expect((await verified(county.body)).facts).toContainEqual(['根', root]);
    const part = await verified((await auditor.get('/api/log/export.ndjson?from=9')).body);
    expect([part.agrees, part.facts]).toEqual([true, expect.arrayContaining([['根', root]])]);
    expect((await auditor.get(`/api/log/export.ndjson?from=${size + 1}`)).statusCode).toBe(400);
  });

  it('改一个字、删一行、换两行，都核对不过', async () => {
    const { body } = await (await test.as('审计员')).get('/api/log/export.ndjson');
    const lines = body.trimEnd().split('\n');
    const at = lines.findIndex((line) => line.startsWith('{"n":5,'));
    const last = lines.findLastIndex((line) => line.startsWith('{"n":'));
    const edited = lines.with(at, lines[at]!.replace(/"at":"2/, '"at":"3'));
    const swapped = lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!);
    for (const changed of [edited, swapped, lines.toSpliced(at, 1), lines.toSpliced(last, 1)])
      expect((await verified(changed.join('\n'))).agrees).toBe(false);
  });
});

describe('结算与台账', () => {
  const plan = countyPlan(test);
  const linesOf = async () =>
    administer(
      test,
      `select operation, sum(octet_length(digests) / 32)::int as rows from log_entry where form = 'ledger_line/1' group by 1`,
    );

  it('草稿不记，公布起每一步都记；核对没有发现', async () => {
    const planId = await plan.begin();
    const [{ n }] = (await plan.rows<{ n: number }>(
      `select count(*)::int as n from ledger_line`,
    )) as [{ n: number }];
    expect(n).toBeGreaterThan(3);
    expect(await linesOf()).toEqual([{ operation: 'insert', rows: n }]);
    const lead = await test.as('县行领导小组');
    expect((await lead.post('/api/ledger/advance', { planId, step: 'confirm' })).statusCode).toBe(
      200,
    );
    expect(await linesOf()).toContainEqual({ operation: 'update', rows: n });
    const found = await check(test);
    expect(found.findings).toEqual([]);
    expect(found.rows).toBeGreaterThan(n);
  });

  it('重新结算什么也不变，日志也不长', async () => {
    const before = await linesOf();
    await plan.settle();
    expect(await linesOf()).toEqual(before);
  });
});
