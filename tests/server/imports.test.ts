/** 导入与作业: a workbook is looked at first, then taken over whole or not at all. */
import { describe, expect, it } from 'vitest';
import { readRows, writeFactBook } from '../../src/documents/index.ts';
import { jobDone, testApp } from '../support/app.ts';
import { book } from '../support/bank.ts';

const test = testApp();
const ours = book.units.filter(
  ({ code }) => code === '33' || code === '3303' || code.startsWith('330328'),
);
const empty = { scores: [], deductions: [], complaints: [], exposures: [], tickets: [] };
const wave = {
  ...empty,
  units: ours,
  scores: [
    {
      wave: '2023Q3',
      kind: '省行神秘人' as const,
      visitedOn: '2023-09-01',
      unitCode: '33032801',
      score: '97.50',
    },
  ],
};

/** A check of our county, brought by the neighbours. */
const foreign = {
  ...wave,
  scores: wave.scores.map((row) => ({ ...row, kind: '县行检查' as const })),
};

describe('导入', () => {
  it('没有这次导入', async () => {
    const caller = await test.as('县行服务管理员');
    expect((await caller.get('/api/imports/999')).statusCode).toBe(404);
    expect((await caller.post('/api/imports/999/apply')).statusCode).toBe(404);
  });

  it('网点负责人不能导入', async () => {
    const caller = await test.as('网点负责人');
    const answer = await caller.upload('/api/imports', '数据.xlsx', Buffer.from('x'));
    expect(answer.statusCode).toBe(403);
  });

  it('不是工作簿：作业失败，说明原因和下一步', async () => {
    const caller = await test.as('县行服务管理员');
    const sent = await caller.upload('/api/imports', '数据.xlsx', Buffer.from('不是'));
    const job = await jobDone(test, caller, sent);
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'workbook-unreadable' } });
    expect(job.problem!.message).toContain('另存为');
  });

  it('别县的数据被拒绝，什么都没有留下', async () => {
    const caller = await test.as('他县服务管理员');
    const before = (await caller.get('/api/inspections')).json<{ total: number }>().total;
    const sent = await caller.upload('/api/imports', '越界.xlsx', await writeFactBook(foreign));
    const job = await jobDone(test, caller, sent);
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'invalid' } });
    expect(job.problem!.message).toContain('范围以外');
    const after = (await caller.get('/api/inspections')).json<{ total: number }>().total;
    expect(after).toBe(before);
  });

  it('预览不改数据；执行一次后不能再执行；再导同一文件全部相同', async () => {
    const caller = await test.as('县行服务管理员');
    const bytes = await writeFactBook(wave);
    const job = await jobDone(
      test,
      caller,
      await caller.upload('/api/imports', '2023Q3.xlsx', bytes),
    );
    expect(job).toMatchObject({ state: 'done', progress: 1000 });
    const path = `/api/imports/${job.result!.importId}`;
    const preview = (await caller.get(path)).json();
    expect(preview).toMatchObject({
      fileName: '2023Q3.xlsx',
      state: 'previewed',
      errors: 0,
      counts: { 检查成绩: { rows: 1, added: 1, changed: 0, same: 0 } },
      abilities: { apply: true },
    });
    expect((await caller.get('/api/waves')).json()).toHaveLength(2);
    expect(await jobDone(test, caller, await caller.post(`${path}/apply`))).toMatchObject({
      state: 'done',
    });
    expect((await caller.get('/api/waves')).json()).toHaveLength(3);
    const again = await caller.post(`${path}/apply`);
    expect(again.json()).toMatchObject({ code: 'wrong-state' });
    const second = await jobDone(
      test,
      caller,
      await caller.upload('/api/imports', '再来.xlsx', bytes),
    );
    const counts = (await caller.get(`/api/imports/${second.result!.importId}`)).json();
    expect(counts).toMatchObject({ counts: { 检查成绩: { rows: 1, added: 0, same: 1 } } });
    const list = (await caller.get('/api/imports')).json();
    expect(list).toMatchObject({ total: 2, rows: [{ state: 'previewed' }, { state: 'applied' }] });
    const files = async (query: string) =>
      (await caller.get(`/api/imports?${query}`))
        .json<{ rows: { fileName: string }[] }>()
        .rows.map(({ fileName }) => fileName);
    expect(await files('sort=fileName')).toEqual(['2023Q3.xlsx', '再来.xlsx']);
    expect(await files('sort=createdAt')).toEqual(['2023Q3.xlsx', '再来.xlsx']);
    expect(await files(`search=${encodeURIComponent('再')}`)).toEqual(['再来.xlsx']);
    expect(await files('state=applied')).toEqual(['2023Q3.xlsx']);
    expect(await files('search=%25')).toEqual([]);
    const { rawPayload } = await caller.get('/api/imports.xlsx?state=applied');
    const exported = await readRows('导入记录.xlsx', rawPayload);
    expect(exported.map((row) => row.slice(0, 4))).toEqual([
      ['文件', '状态', '行数', '新增'],
      ['2023Q3.xlsx', '已导入', '6', '1'],
    ]);
    const audit = await caller.get('/api/audit?action=import.apply');
    expect(audit.json()).toMatchObject({ total: 1, rows: [{ subject: '2023Q3.xlsx' }] });
  });

  it('导出的工作簿可以原样再导入', async () => {
    const caller = await test.as('县行服务管理员');
    const bytes = (await caller.get('/api/export/workbook.xlsx')).rawPayload;
    const job = await jobDone(
      test,
      caller,
      await caller.upload('/api/imports', '导出.xlsx', bytes),
    );
    const { counts } = (await caller.get(`/api/imports/${job.result!.importId}`)).json<{
      counts: Record<string, { rows: number; same: number }>;
    }>();
    for (const [sheet, { rows, same }] of Object.entries(counts))
      expect([sheet, same]).toEqual([sheet, rows]);
  });
});

describe('作业', () => {
  it('别县的作业看不到', async () => {
    const caller = await test.as('县行服务管理员');
    const sent = await caller.upload('/api/imports', '数据.xlsx', Buffer.from('不是'));
    await test.services.jobs.idle();
    const { jobId } = sent.json<{ jobId: number }>();
    const outsider = await test.as('他县服务管理员');
    expect((await outsider.get(`/api/jobs/${jobId}`)).statusCode).toBe(404);
    expect((await outsider.get(`/api/jobs/${jobId}/events`)).statusCode).toBe(404);
  });

  it('事件流：先发现状，结束即关闭', async () => {
    const caller = await test.as('县行服务管理员');
    const bytes = await writeFactBook(wave);
    const { jobId } = (await caller.upload('/api/imports', '跟踪.xlsx', bytes)).json<{
      jobId: number;
    }>();
    const stream = await caller.get(`/api/jobs/${jobId}/events`);
    expect(stream.headers['content-type']).toContain('text/event-stream');
    const states = stream.body
      .split('\n\n')
      .filter((block) => block.startsWith('data: '))
      .map((block) => (JSON.parse(block.slice(6)) as { state: string }).state);
    expect(states.length).toBeGreaterThan(0);
    expect(states.at(-1)).toBe('done');
    expect(states.slice(0, -1).every((state) => state === 'running')).toBe(true);
  });

  it('服务器重启时没有做完的作业标为失败并说明', async () => {
    const caller = await test.as('县行服务管理员');
    const { rows } = await test.services.database.pool.query<{ id: number }>(
      `insert into job (unit_id, unit_no, kind, started_by)
       select id, unit_no, 'settle', '周四' from unit where code = '330328' returning id`,
    );
    const look = async () => (await caller.get(`/api/jobs/${rows[0]!.id}`)).json<object>();
    await test.services.jobs.sweep();
    expect(await look()).toMatchObject({ state: 'running' });
    await test.services.jobs.sweep();
    expect(await look()).toMatchObject({ state: 'failed', problem: { code: 'job-interrupted' } });
  });
});
