/** The demo must be the same on every run, add up, and have somebody for every rule. */
import { describe, expect, it } from 'vitest';
import { secondSettlement } from '../../../tests/second/settle.ts';
import { roles } from '../organisation/model.ts';
import { demoProvince } from './index.ts';

const demo = demoProvince({ seed: 2023, outlets: 2400 });
const { book, ownCounty } = demo;
const isOwn = (unitCode: string) => unitCode.startsWith(ownCounty.slice(0, 6));
const hundredths = (text: string) => Math.round(Number(text) * 100);

describe('演示省', () => {
  it('同一种子得到同一本账,不同种子不同', () => {
    expect(demoProvince({ seed: 2023, outlets: 2400 })).toEqual(demo);
    expect(demoProvince({ seed: 2024, outlets: 2400 }).book.scores).not.toEqual(book.scores);
  });

  it('机构编码唯一,上级在前,层级由高到低', () => {
    const seen = new Map<string, string>();
    const order = ['省行', '市行', '县行', '支行', '网点'];
    for (const { code, level, parentCode } of book.units) {
      expect(seen.has(code)).toBe(false);
      if (parentCode !== null) {
        const parent = seen.get(parentCode);
        expect(order.indexOf(parent as string)).toBeLessThan(order.indexOf(level));
        expect(parent).toBeDefined();
      }
      seen.set(code, level);
    }
  });

  it.each([60, 1000, 2400, 5000])('约 %i 个网点,本县24个', (outlets) => {
    const { units } = demoProvince({ seed: 7, outlets }).book;
    expect(units.filter((unit) => unit.level === '网点')).toHaveLength(outlets);
    const own = units.filter((unit) => isOwn(unit.code));
    expect(own.filter((unit) => unit.level === '网点')).toHaveLength(24);
    expect(own.filter((unit) => unit.level === '支行')).toHaveLength(5);
    const direct = (unit: (typeof own)[number]) => unit.parentCode === ownCounty;
    expect(own.filter((unit) => unit.level === '网点' && direct(unit))).toHaveLength(2);
  });

  it('市行、县行不重名', () => {
    const names = book.units.filter(({ level }) => level !== '网点' && level !== '支行');
    expect(new Set(names.map((unit) => unit.name)).size).toBe(names.length);
  });

  it.each(['own', 'all'] as const)('扣分合计等于100减得分(%s)', (deductionsFor) => {
    const made = demoProvince({ seed: 2023, outlets: 1000, deductionsFor }).book;
    const sums = new Map<string, number>();
    for (const { unitCode, kind, wave, points } of made.deductions) {
      const key = `${unitCode} ${kind} ${wave}`;
      expect(hundredths(points)).toBeGreaterThan(0);
      sums.set(key, (sums.get(key) ?? 0) + hundredths(points));
    }
    for (const { unitCode, kind, wave, score } of made.scores) {
      const itemised = deductionsFor === 'all' || isOwn(unitCode);
      const expected = itemised ? 10000 - hundredths(score) : 0;
      expect(sums.get(`${unitCode} ${kind} ${wave}`) ?? 0).toBe(expected);
    }
  });

  it('一次检查里每个条目只扣一次,一家网点一个波次只检查一次', () => {
    const items = book.deductions.map((row) => [row.unitCode, row.kind, row.wave, row.itemCode]);
    expect(new Set(items.map(String)).size).toBe(items.length);
    const visits = book.scores.map((row) => [row.unitCode, row.kind, row.wave]);
    expect(new Set(visits.map(String)).size).toBe(visits.length);
  });

  it('给别家网点加扣分,不改变本县的事实', () => {
    const all = demoProvince({ seed: 2023, outlets: 2400, deductionsFor: 'all' }).book;
    expect(all.deductions.filter((row) => isOwn(row.unitCode))).toEqual(book.deductions);
    expect(all.scores).toEqual(book.scores);
  });
});

describe('演示省的结算', () => {
  const everyRule = Array.from({ length: 14 }, (_, at) => `C3-R${`${at + 4}`.padStart(2, '0')}`);

  it.each([1, 7, 2023, 2024])('种子 %i:本县每条规则至少一行', (seed) => {
    const lines = secondSettlement(demoProvince({ seed, outlets: 2400 }).book);
    const own = lines.filter((line) => isOwn(line.unit));
    expect([...new Set(own.map((line) => line.rule))].sort()).toEqual(everyRule);
  });

  it('网点负责人所在网点既有奖也有罚', () => {
    const head = demo.accounts.find((account) => account.username === 'head');
    const lines = secondSettlement(book).filter((line) => line.unit === head?.unitCode);
    const rules = new Set(lines.map((line) => line.rule));
    for (const rule of ['C3-R04', 'C3-R07', 'C3-R14', 'C3-R16']) expect(rules).toContain(rule);
  });

  it('每种角色有一个账号,账号对应的人在同一机构', () => {
    expect(new Set(demo.accounts.map((account) => account.role))).toEqual(new Set(roles));
    for (const { personStaffNo, unitCode, name } of demo.accounts) {
      if (personStaffNo === undefined) continue;
      const person = demo.people.find((one) => one.staffNo === personStaffNo);
      expect([person?.unitCode, person?.name]).toEqual([unitCode, name]);
    }
  });
});
