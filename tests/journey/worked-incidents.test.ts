/** R05, R06 and R11–R17 of 篇三 by hand, through the engine that settles. */
import { describe, expect, it } from 'vitest';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import {
  addOutlet,
  deduction,
  emptyBook,
  fourQuarters,
  ticket,
  visit,
} from '../second/small-books.ts';
import { engine } from './engine.ts';

const { settle, amounts } = engine();
const bookWith = (fill: (book: FactBook) => void): FactBook => {
  const book = emptyBook();
  fill(book);
  return book;
};
/** Amounts by unit under one rule. */
async function byUnit(book: FactBook, rule: string, ...readings: string[]) {
  const lines = (await settle(book, ...readings)).filter((line) => line.rule === `C3-${rule}`);
  return Object.fromEntries(
    [...Map.groupBy(lines, (line) => line.unit)].map(([unit, own]) => [
      unit,
      own.map((line) => line.amount),
    ]),
  );
}

describe('R05 达标且列全区前2名', () => {
  const tied = bookWith((b) => {
    visit(b, 'A', '05-10', '99');
    for (const unit of ['B1', 'B2', 'B3']) visit(b, unit, '05-11', '97.5');
    visit(b, 'C', '05-12', '96');
    deduction(b, 'B1', '05-11', 'RJ-01', '2.5');
    deduction(b, 'B2', '05-11', 'YJ-01', '2.5');
    deduction(b, 'B3', '05-11', 'RJ-01', '2.5');
  });

  it('第2名并列都发', async () => {
    const all = { A: ['500.00'], B1: ['500.00'], B2: ['500.00'], B3: ['500.00'] };
    expect(await byUnit(tied, 'R05')).toEqual(all);
  });

  it('读法“平分”：三家平分第2名的500元，四舍五入到分', async () => {
    const shared = { A: ['500.00'], B1: ['166.67'], B2: ['166.67'], B3: ['166.67'] };
    expect(await byUnit(tied, 'R05', 'R05.A2=split')).toEqual(shared);
  });

  it('读法“平分”：两家并列第1，两份奖金各得其一', async () => {
    const book = bookWith((b) => ['A', 'C', 'E'].forEach((unit) => visit(b, unit, '05-10', '97')));
    book.scores[2]!.score = '96';
    expect(await byUnit(book, 'R05', 'R05.A2=split')).toEqual({ A: ['500.00'], C: ['500.00'] });
  });

  it('读法“软件”：同分先比软件扣分，少者在前', async () => {
    const fine = { A: ['500.00'], B2: ['500.00'] };
    expect(await byUnit(tied, 'R05', 'R05.A2=software')).toEqual(fine);
  });

  it('名次在前但未达阶段目标，不奖', async () => {
    expect(
      await byUnit(
        bookWith((b) => visit(b, 'A', '05-10', '94.99')),
        'R05',
      ),
    ).toEqual({});
  });

  it('读法“按阶段”：一个阶段只奖最早的一次', async () => {
    const book = bookWith((b) => fourQuarters(b, 'A', ['99', '99', '99', '99']));
    expect(await amounts(book, 'A', 'R05')).toHaveLength(4);
    const waves = (await settle(book, 'R05.A1=phase')).flatMap(({ rule, wave }) =>
      rule === 'C3-R05' ? [wave] : [],
    );
    expect(waves).toEqual(['2023Q1', '2023Q2', '2023Q4']);
  });

  it('“全区”可读作同一县行之内，各县各有前2名', async () => {
    const book = bookWith((b) => {
      visit(b, 'A', '05-10', '99');
      visit(b, 'A2', '05-10', '98');
      b.units.push({ code: 'Y', name: 'Y', level: '县行', parentCode: 'D', queueMachine: null });
      addOutlet(b, 'C', 'Y');
      visit(b, 'C', '05-10', '96');
    });
    expect(await amounts(book, 'C', 'R05')).toEqual([]);
    expect(await amounts(book, 'C', 'R05', '全区=县行')).toEqual(['500.00']);
    const line = (await settle(book, '全区=县行')).find(
      ({ unit, rule }) => unit === 'C' && rule === 'C3-R05',
    );
    expect(line!.reading).toEqual({ 全区: '县行', A1: 'wave', A2: 'both' });
  });
});

describe('R06 全年没有考核工单', () => {
  it('有考核工单的不奖；没有受检过的不奖；上年的工单不算', async () => {
    const flags = { justified: false, subjective: false, amount: null };
    const book = bookWith((b) => {
      for (const unit of ['A', 'C', 'E']) visit(b, unit, '02-10', '95');
      addOutlet(b, 'F');
      b.complaints.push(
        { orderNo: '1', happenedOn: '2023-03-01', unitCode: 'A', assessed: false, ...flags },
        { orderNo: '2', happenedOn: '2023-12-31', unitCode: 'C', assessed: true, ...flags },
        { orderNo: '3', happenedOn: '2022-12-31', unitCode: 'E', assessed: true, ...flags },
      );
    });
    expect(await byUnit(book, 'R06')).toEqual({ A: ['500.00'], E: ['500.00'] });
  });
});

describe('R11—R13、R16 现场处罚', () => {
  it('写了金额用金额，没有写用下限；次数相乘', async () => {
    const book = bookWith((b) => {
      ticket(b, 'A', '03-02', 'R11', { amount: '150' });
      ticket(b, 'A', '03-01', 'R11');
      ticket(b, 'A', '03-01', 'R12', { times: 3 });
      ticket(b, 'A', '03-02', 'R12', { times: 3, amount: '120' });
      ticket(b, 'A', '03-01', 'R13');
    });
    expect(await amounts(book, 'A', 'R11')).toEqual(['-100.00', '-150.00']);
    expect(await amounts(book, 'A', 'R12')).toEqual(['-300.00', '-120.00']);
    expect(await amounts(book, 'A', 'R13')).toEqual(['-100.00']);
    const payer = async (...readings: string[]) =>
      (await settle(book, ...readings)).find(({ rule }) => rule === 'C3-R13')!.payer;
    expect(await payer()).toBe('A');
    expect(await payer('R13=branch')).toBe('B');
  });

  it('R16 每分200元；同一人同条款再犯每分500元；不署名的不算再犯', async () => {
    const book = bookWith((b) => {
      const again = { offender: '甲', points: '1.5' };
      ticket(b, 'A', '06-02', 'R16', again);
      ticket(b, 'A', '03-01', 'R16', again);
      ticket(b, 'A', '06-02', 'R16', { ...again, amount: '90' });
      ticket(b, 'C', '06-03', 'R16', again);
      ticket(b, 'A', '07-01', 'R16', { points: '1' });
      ticket(b, 'A', '07-02', 'R16', { points: '1' });
      ticket(b, 'E', '02-01', 'R12', { offender: '乙' });
      ticket(b, 'E', '03-01', 'R16', { offender: '乙', points: '2' });
      ticket(b, 'F', '03-01', 'R16', { offender: '丙' });
    });
    expect(await byUnit(book, 'R16')).toEqual({
      A: ['-300.00', '-750.00', '-90.00', '-200.00', '-200.00'],
      C: ['-300.00'],
      E: ['-400.00'],
    });
  });

  it('个人的钱标明“个人绩效扣减”，并列出责任人', async () => {
    const book = bookWith((b) => ticket(b, 'A', '03-01', 'R16', { offender: '甲', points: '1' }));
    const [line] = await settle(book);
    expect(line).toMatchObject({ kind: '个人绩效扣减', happenedOn: '2023-03-01' });
    expect(line!.inputs).toMatchObject({ 责任人: '甲', 处罚扣分: '1', 核定金额: null });
  });
});

describe('R14、R15、R17 投诉、曝光、硬件', () => {
  it('有理由且属主观原因的投诉，每件200元或核定的金额', async () => {
    const book = bookWith((b) => {
      addOutlet(b, 'A');
      const at = { happenedOn: '2023-05-04', unitCode: 'A', justified: true, assessed: true };
      b.complaints.push(
        { orderNo: '1', ...at, subjective: true, amount: null },
        { orderNo: '2', ...at, subjective: true, amount: '350.5' },
        { orderNo: '3', ...at, subjective: false, amount: '500' },
        { orderNo: '4', ...at, justified: false, subjective: true, amount: '500' },
      );
    });
    expect(await amounts(book, 'A', 'R14')).toEqual(['-200.00', '-350.50']);
  });

  it('经查属实的曝光按级别，未查实的不计', async () => {
    const book = bookWith((b) => {
      addOutlet(b, 'A');
      (['县', '市', '省', '国家'] as const).forEach((level, month) => {
        const at = { happenedOn: `2023-0${month + 2}-01`, unitCode: 'A', level };
        b.exposures.push({ ...at, verified: true }, { ...at, verified: false });
      });
    });
    const ladder = ['-1000.00', '-3000.00', '-6000.00', '-10000.00'];
    expect(await amounts(book, 'A', 'R15')).toEqual(ladder);
  });

  it('5月起仍被扣的硬件分，每分另考核200元；4月30日的不计', async () => {
    const book = bookWith((b) => {
      for (const [unit, day] of [
        ['A', '04-30'],
        ['C', '05-01'],
      ] as const) {
        visit(b, unit, day, '97');
        deduction(b, unit, day, 'YJ-01', '0.75');
        deduction(b, unit, day, 'YJ-02', '1');
        deduction(b, unit, day, 'RJ-01', '1.25');
      }
    });
    expect(await byUnit(book, 'R17')).toEqual({ C: ['-350.00'] });
  });
});

describe('台账的次序', () => {
  it('按机构、规则、波次；没有零元的行；不在本年度的事实不入账', async () => {
    const book = bookWith((b) => {
      fourQuarters(b, 'C', ['99', '94', '98', '98']);
      fourQuarters(b, 'A', ['93', '96', '96', '98']);
      ticket(b, 'A', '03-01', 'R16', { happenedOn: '2022-12-31', offender: '甲', points: '1' });
    });
    const lines = await settle(book);
    const keys = lines.map(({ unit, rule, wave }) => [unit, rule, wave ?? ''].join(' '));
    expect(keys).toEqual([...keys].sort());
    expect(lines.filter(({ amount }) => Number(amount) === 0)).toEqual([]);
    expect(lines.filter(({ rule }) => rule === 'C3-R16')).toEqual([]);
  });
});
