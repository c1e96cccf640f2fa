/** 命令行: a plan and a workbook in, every line out; at any fault exit code 2 and no file at all. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addOutlet, crowd, emptyBook, ticket, visit } from '../../tests/second/small-books.ts';
import { secondSettlement } from '../../tests/second/settle.ts';
import type { Problem } from '../contract/problem.ts';
import { writeFactBook } from '../documents/index.ts';
import { settleCommand } from './settle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const plan = join(root, 'plans/03-shenmiren.yaml');
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-cli-'));
const out = join(folder, 'out');
const data = join(folder, 'data.xlsx');
const bad = join(folder, 'bad.xlsx');
const json = join(out, 'lines.json');
const xlsx = join(out, 'lines.xlsx');

/** Two outlets of one 县行 and one of another, a visit in each phase, a ticket. */
const book = emptyBook();
book.units.push({ code: 'Y', name: 'Y', level: '县行', parentCode: 'D', queueMachine: null });
addOutlet(book, 'Z', 'Y');
for (const [code, scores] of Object.entries({
  A: ['89.5', '91', '97.5'],
  C: ['93', '96', '98'],
  Z: ['91.9', '95', '99'],
}))
  ['02-10', '06-10', '11-10'].forEach((day, at) => visit(book, code, day, scores[at]!));
crowd(book, '11-11', '80', 200);
ticket(book, 'C', '03-01', 'R16', { offender: '甲', points: '2.5' });

beforeAll(async () => {
  writeFileSync(data, await writeFactBook(book));
  const wrong = structuredClone(book);
  ticket(wrong, 'C', '03-02', 'R12');
  wrong.tickets.at(-1)!.unitCode = 'NOBODY';
  writeFileSync(bad, await writeFactBook(wrong));
});
beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Line = {
  rule: string;
  unit: string;
  payer: string;
  wave: string | null;
  amount: string;
  reading: Record<string, string>;
};
const lines = (): Line[] => JSON.parse(readFileSync(json, 'utf8')) as Line[];
const settle = async (...readings: string[]): Promise<Line[]> => {
  const more = readings.flatMap((reading) => ['--reading', reading]);
  expect(await settleCommand(['--plan', plan, '--data', data, '--json', json, ...more])).toBe(0);
  return lines();
};
const key = ({ unit, rule, wave, payer, amount }: Omit<Line, 'reading'>) =>
  [unit, rule, wave, payer, amount].join(' ');

/** The problem a call ends with; the promise may not be kept. */
const refused = async (...args: string[]): Promise<Problem> => {
  const problem = await settleCommand(args).then(
    () => null,
    (error: Problem) => error,
  );
  expect(readdirSync(out)).toEqual([]);
  return problem!;
};

describe('mingchuang settle', () => {
  it('逐行结果：与第二套结算相同，按机构、规则、波次排列，只有不为零的行', async () => {
    const found = await settle();
    expect(found.map(key).sort()).toEqual(secondSettlement(book).map(key).sort());
    const order = found.map(({ unit, rule, wave }) => [unit, rule, wave ?? ''].join('\t'));
    expect(order).toEqual([...order].sort());
    for (const { amount } of found) {
      expect(amount).toMatch(/^-?\d+\.\d\d$/);
      expect(Number(amount)).not.toBe(0);
    }
  });

  it('一行的样子', async () => {
    const found = await settle();
    for (const line of found)
      expect(Object.keys(line)).toEqual(
        'rule unit payer wave phase amount kind reading inputs text'.split(' '),
      );
    expect(found.find(({ unit, rule }) => unit === 'A' && rule === 'C3-R07')).toEqual({
      rule: 'C3-R07',
      unit: 'A',
      payer: 'A',
      wave: '2023Q1',
      phase: '第一阶段',
      amount: '-1500.00',
      kind: '单位考核',
      reading: { A: 'pro-rata' },
      inputs: { 阶段: '第一阶段', 得分: '89.5', 目标分: '92', 机构编码: 'A' },
      text: expect.stringContaining('第一、二阶段未达目标，1000元加每分200元：'),
    });
  });

  it('换读法：R08.A1=yes、R09.A2=cumulative、全区=县行，可重复', async () => {
    const all = { 'R08.A1': 'yes', 'R09.A2': 'cumulative', 全区: '县行' };
    const found = await settle(...Object.entries(all).map((pair) => pair.join('=')));
    expect(found.map(key).sort()).toEqual(secondSettlement(book, all).map(key).sort());
    expect(found.map(key)).not.toEqual(secondSettlement(book).map(key));
    const last = found.find(({ rule }) => rule === 'C3-R09')!;
    expect(last.reading).toEqual({ 全区: '县行', A1: 'last-500', A2: 'cumulative' });
  });

  it('Excel 读得回来：逐行与汇总，合计相同', async () => {
    const args = ['--plan', plan, '--data', data, '--json', json, '--xlsx', xlsx];
    expect(await settleCommand(args)).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(xlsx) as unknown as ExcelJS.Buffer);
    const names = workbook.worksheets.map((sheet) => sheet.name);
    expect(names).toEqual(['按规则汇总', '按网点汇总', '逐行', '读法']);
    const sheet = workbook.getWorksheet('逐行')!;
    expect(sheet.rowCount).toBe(lines().length + 1);
    const amounts = sheet.getColumn(7).values.slice(2).map(Number);
    expect(amounts).toEqual(lines().map(({ amount }) => Number(amount)));
    expect(readdirSync(out).sort()).toEqual(['lines.json', 'lines.xlsx']);
  });
});

describe('出错时不写任何文件', () => {
  it('工作簿有错', async () => {
    const args = ['--plan', plan, '--data', bad, '--json', json, '--xlsx', xlsx];
    expect(await settleCommand(args)).toBe(2);
    expect(readdirSync(out)).toEqual([]);
  });

  it('没有这种读法：列出有哪些', async () => {
    const args = ['--plan', plan, '--data', data, '--json', json, '--reading', 'R08.A9=yes'];
    const problem = await refused(...args);
    expect(problem.code).toBe('unknown-reading');
    expect(problem.message).toContain('“R08.A9=yes”');
    expect(problem.message).toContain('全区=市行/县行；');
    expect(problem.message).toContain('C3-R08.A1=no/yes');
  });

  it.each([
    ['没有这个工作簿', ['--plan', plan, '--data', join(folder, '没有.xlsx')], '没有.xlsx'],
    ['没有这个方案', ['--plan', join(folder, '没有.yaml'), '--data', data], '没有.yaml'],
    ['没有给方案', ['--data', data], '缺少 --plan'],
    ['没有给工作簿', ['--plan', plan], '缺少 --data'],
    ['没有这个选项', ['--plan', plan, '--data', data, '--jsn', json], '--jsn'],
    ['多余的参数', ['--plan', plan, '--data', data, '全部'], '全部'],
    ['目录不存在', ['--plan', plan, '--data', data, '--json', join(out, 'x/y.json')], '目录不存在'],
    ['结果是目录', ['--plan', plan, '--data', data, '--json', out], '是目录'],
    ['同一个文件', ['--plan', plan, '--data', data, '--json', json, '--xlsx', json], '同一个'],
  ])('%s', async (_, args, words) => {
    const problem = await refused(...args);
    expect(problem.code).toBe('invalid');
    expect(problem.message).toContain(words);
  });

  it('方案有语法错误：说明哪个文件、哪一行', async () => {
    const wrong = join(folder, 'wrong.yaml');
    const text = readFileSync(plan, 'utf8').replace("target: '95'", 'target: 95');
    writeFileSync(wrong, text);
    const problem = await refused('--plan', wrong, '--data', data, '--json', json);
    const line = text.split('\n').findIndex((one) => one.includes('target: 95')) + 1;
    expect(problem.message).toContain(`${wrong} 第 ${line} 行（phases[2].target）`);
  });

  it('方案有不认识的指标：不结算', async () => {
    const wrong = join(folder, 'unknown.yaml');
    writeFileSync(wrong, readFileSync(plan, 'utf8').replace('得分 < 目标分', '得粉 < 目标分'));
    const problem = await refused('--plan', wrong, '--data', data, '--json', json);
    expect(problem).toMatchObject({ code: 'plan-invalid' });
    expect(problem.findings).toMatchObject([{ code: 'unknown-indicator' }]);
  });
});

describe('bin/mingchuang', () => {
  const run = (...args: string[]) =>
    spawnSync(join(root, 'bin/mingchuang'), args, { encoding: 'utf8', cwd: folder });

  it('从别的目录运行；退出码 0；标准输出是汇总', () => {
    const done = run('settle', '--plan', plan, '--data', data, '--json', json);
    expect([done.status, done.stderr.includes('100 %')]).toEqual([0, true]);
    expect(done.stdout).toContain('县支行全年服务质量提升方案');
    expect(done.stdout).toMatch(/C3-R07 .*-\d+\.\d\d/);
    expect(lines().length).toBeGreaterThan(10);
  }, 60_000);

  it('工作簿有错：退出码 2，标准错误指出单元格，没有文件', () => {
    const failed = run('settle', '--plan', plan, '--data', bad, '--json', json);
    expect([failed.status, failed.stdout]).toEqual([2, '']);
    expect(failed.stderr).toMatch(/现场处罚!.*NOBODY/);
    expect(readdirSync(out)).toEqual([]);
  }, 60_000);

  it('没有这个命令：退出码 2，给出用法', () => {
    const failed = run('pay');
    expect(failed.status).toBe(2);
    expect(failed.stderr).toContain('mingchuang settle --plan');
  }, 60_000);
});
