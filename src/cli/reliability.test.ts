/** 命令行 reliability: the published table in, the published coefficients out; bad cells are named. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-reliability-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Shrout & Fleiss (1979), table 2. */
const rows = ['9,2,5,8', '6,1,3,2', '8,4,6,8', '7,1,2,6', '10,5,6,9', '6,2,4,7'];
const published = {
  '1,1': 0.1657,
  '2,1': 0.2898,
  '3,1': 0.7148,
  '1,k': 0.4428,
  '2,k': 0.6201,
  '3,k': 0.9093,
};

function run(text: string, ...options: string[]) {
  const file = join(folder, 'scores.csv');
  writeFileSync(file, text);
  const args = ['--disable-warning=ExperimentalWarning', main, 'reliability', file, ...options];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}
const iccOf = (text: string) => {
  const { stdout, stderr } = run(text, '--json');
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { icc: Record<keyof typeof published, number> }).icc;
};

describe('mingchuang reliability', () => {
  it.each([
    ['只有数字', rows.join('\n')],
    ['带表头', ['甲,乙,丙,丁', ...rows].join('\n')],
    [
      '带表头和数字编号列',
      ['网点,甲,乙,丙,丁', ...rows.map((row, at) => `${at + 1},${row}`)].join('\r\n'),
    ],
    ['带名称列、没有表头', rows.map((row, at) => `网点${at},${row}`).join('\n')],
    ['制表符、全角数字', rows.join('\n').replaceAll(',', '\t').replace('10', '１０')],
  ])('%s：与发表的六个系数一致', (_, text) => {
    const icc = iccOf(text);
    for (const form of Object.keys(published) as (keyof typeof published)[])
      expect(icc[form]).toBeCloseTo(published[form], 4);
  });

  it('不带 --json 时给人看的表，写明含义', () => {
    const { stdout, status } = run([...rows, '7,,3,4'].join('\n'));
    expect(status).toBe(0);
    expect(stdout).toContain('6 个对象 × 4 位评分员，另有 1 行缺分未计');
    expect(stdout).toMatch(/ICC\(3,k\)\s+0\.9093\s+0\.67\d\d … 0\.98\d\d/);
  });

  it('坏单元格逐个指出行列，退出码 2', () => {
    const { status, stdout, stderr } = run(['9,2,5,8', '6,一,3,2', '8,4,6'].join('\n'), '--json');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('第 2 行第 2 列“一”不是数字');
    expect(stderr).toContain('第 3 行有 3 列，应为 4 列');
  });

  it('只有一个对象时说明为什么算不了', () => {
    const { status, stderr } = run('9,2,5,8');
    expect(status).toBe(2);
    expect(stderr).toContain('至少要两个对象');
  });
});
