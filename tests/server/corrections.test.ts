/** 导入一处更正: a workbook of facts alone rests on what is on record; the template is filled in already. */
import { describe, expect, it } from 'vitest';
import type { Import } from '../../src/contract/work.ts';
import { readFactBook } from '../../src/documents/index.ts';
import { workbookOf, type Sheets } from '../../src/documents/testing/workbooks.ts';
import { jobDone, testApp } from '../support/app.ts';
import type { Persona } from '../support/personas.ts';

const test = testApp();
const head = ['波次', '检查类型', '检查日期', '机构编码', '得分'];
const scores = (...rows: (string | number)[][]): Sheets => ({ 检查成绩: [head, ...rows] });
const corrected = scores(['2023Q1', '省行神秘人', '2023-03-10', '33032801', 90.5]);

async function preview(who: Persona, sheets: Sheets | Uint8Array) {
  const caller = await test.as(who);
  const bytes = sheets instanceof Uint8Array ? sheets : await workbookOf(sheets);
  const job = await jobDone(test, caller, await caller.upload('/api/imports', '更正.xlsx', bytes));
  const id = Number(job.result?.importId ?? 0);
  return { job, id, caller, batch: (await caller.get(`/api/imports/${id}`)).json<Import>() };
}

describe('模板', () => {
  it('网点负责人能看，柜员不能；机构是自己的一段，连同上级', async () => {
    const staff = await test.as('柜员');
    expect((await staff.get('/api/export/template.xlsx')).statusCode).toBe(403);
    const caller = await test.as('县行服务管理员');
    const bytes = (await caller.get('/api/export/template.xlsx')).rawPayload;
    const { book, errors } = await readFactBook(bytes, { fileName: '导入模板.xlsx' });
    expect(errors).toBe(0);
    expect(book.units.map(({ code }) => code)).toEqual([
      '33',
      '3303',
      '330328',
      '33032801',
      '33032802',
    ]);
  });

  it('原样上传：机构全部相同，别的一行也没有', async () => {
    const caller = await test.as('县行服务管理员');
    const bytes = (await caller.get('/api/export/template.xlsx')).rawPayload;
    const { batch } = await preview('县行服务管理员', bytes);
    expect(batch).toMatchObject({
      state: 'previewed',
      findings: [],
      counts: { 机构: { rows: 5, same: 5 }, 检查成绩: { rows: 0 } },
    });
  });
});

describe('只带事实的工作簿', () => {
  it('没有登记过的机构编码：指到单元格，不能执行', async () => {
    const { batch, id, caller } = await preview(
      '县行服务管理员',
      scores(['2023Q1', '省行神秘人', '2023-03-10', '33032809', 90.5]),
    );
    expect(batch.state).toBe('rejected');
    expect(batch.findings).toMatchObject([{ code: 'unit-not-on-record', cell: 'D2' }]);
    expect((await caller.post(`/api/imports/${id}/apply`)).statusCode).toBe(409);
  });

  it('范围以外的更正仍被拒绝', async () => {
    const { job } = await preview('他县服务管理员', corrected);
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'invalid' } });
  });

  it('扣分所在的检查没有登记过：指到单元格', async () => {
    const titles = [
      '波次',
      '检查类型',
      '机构编码',
      '条目编码',
      '条目名称',
      '类别',
      '扣分',
      '上级重点',
    ];
    const row = (wave: string) => [wave, '省行神秘人', '33032801', 'B1', '地面', '硬件', 1, '否'];
    const { batch } = await preview('县行服务管理员', {
      扣分明细: [titles, row('2023Q1'), row('2023Q9'.replace('9', '4'))],
    });
    expect(batch.findings).toMatchObject([{ code: 'deduction-without-visit', cell: 'C3' }]);
  });

  it('改一个得分：预览只有一处改变；执行后扣分明细都在', async () => {
    const { batch, id, caller } = await preview('县行服务管理员', corrected);
    expect(batch.counts).toMatchObject({
      机构: { rows: 0, added: 0, changed: 0 },
      检查成绩: { rows: 1, added: 0, changed: 1, same: 0 },
    });
    const done = await jobDone(test, caller, await caller.post(`/api/imports/${id}/apply`));
    expect(done.state).toBe('done');
    const list = await caller.get('/api/inspections?search=33032801&wave=2023Q1');
    const { rows } = list.json<{ rows: { score: string; deductions: number }[] }>();
    expect(rows).toMatchObject([{ score: '90.50', deductions: 1 }]);
  });
});
