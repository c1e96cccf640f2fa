/** The worked numbers of 篇三, by hand, so that the second settlement can be trusted as a measure. */
import { describe, expect, it } from 'vitest';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import { exact, fenText, toFen } from './exact.ts';
import { secondSettlement } from './settle.ts';
import {
  addOutlet,
  amounts,
  crowd,
  deduction,
  emptyBook,
  fourQuarters,
  ticket,
  visit,
} from './small-books.ts';

const bookWith = (fill: (book: FactBook) => void): FactBook => {
  const book = emptyBook();
  fill(book);
  return book;
};

describe('R04 提前达标奖励', () => {
  const reward = (scores: string[], reading?: string) => {
    const book = bookWith((b) => fourQuarters(b, 'A', scores));
    return amounts(book, 'A', 'R04', reading === undefined ? {} : { 'R04.A': reading });
  };
  it.each([
    [['97.2', '98.4', '98.6', '98.1'], ['600.00']],
    [['98.4', '97.0', '98.2', '98.3'], ['300.00']],
    [['98', '98', '98', '98'], ['900.00']],
    [['98', '98', '98', '97.9'], []],
    [['90', '91', '92', '98'], []],
  ])('四个季度 %j 的奖励是 %j', (scores, expected) => {
    expect(reward(scores)).toEqual(expected);
  });
  it('读法“首次达标”:中途回落不追究', () => {
    expect(reward(['98.4', '97.0', '98.2', '98.3'], 'first')).toEqual(['900.00']);
    expect(reward(['98', '98', '98', '97.9'], 'first')).toEqual([]);
  });
  it('没有受检的季度打断连续达标', () => {
    const book = bookWith((b) => {
      visit(b, 'A', '02-15', '99');
      visit(b, 'A', '08-15', '99');
      visit(b, 'A', '11-15', '99');
    });
    expect(amounts(book, 'A', 'R04')).toEqual(['300.00']);
  });
});

describe('R05 全区前两名', () => {
  const tied = () =>
    bookWith((b) => {
      visit(b, 'A', '05-10', '99');
      for (const unit of ['B1', 'B2', 'B3']) visit(b, unit, '05-11', '97.5');
      visit(b, 'C', '05-12', '96');
      deduction(b, 'B1', '05-11', 'RJ-01', '2.5');
      deduction(b, 'B2', '05-11', 'YJ-01', '2.5');
      deduction(b, 'B3', '05-11', 'RJ-01', '2.5');
    });
  it('达标且前两名各奖500,并列第二都奖', () => {
    expect(amounts(tied(), 'A', 'R05')).toEqual(['500.00']);
    expect(amounts(tied(), 'B1', 'R05')).toEqual(['500.00']);
    expect(amounts(tied(), 'C', 'R05')).toEqual([]);
  });
  it('读法“平分”:并列者平分所占名次的奖金,四舍五入到分', () => {
    expect(amounts(tied(), 'A', 'R05', { 'R05.A2': 'split' })).toEqual(['500.00']);
    expect(amounts(tied(), 'B1', 'R05', { 'R05.A2': 'split' })).toEqual(['166.67']);
  });
  it('读法“软件项”:软件扣分少的名次在前', () => {
    expect(amounts(tied(), 'B2', 'R05', { 'R05.A2': 'software' })).toEqual(['500.00']);
    expect(amounts(tied(), 'B1', 'R05', { 'R05.A2': 'software' })).toEqual([]);
  });
  it('名次在前但未达阶段目标,不奖', () => {
    const book = bookWith((b) => visit(b, 'A', '05-10', '94.99'));
    expect(amounts(book, 'A', 'R05')).toEqual([]);
  });
  it('读法“按阶段”:一个阶段只奖最早的一次', () => {
    const book = bookWith((b) => fourQuarters(b, 'A', ['99', '99', '99', '99']));
    expect(amounts(book, 'A', 'R05')).toHaveLength(4);
    const lines = secondSettlement(book, { 'R05.A1': 'phase' });
    const waves = lines.filter((line) => line.rule === 'C3-R05').map((line) => line.wave);
    expect(waves).toEqual(['2023Q1', '2023Q2', '2023Q4']);
  });
  it('全区可读作县行', () => {
    const book = bookWith((b) => {
      visit(b, 'A', '05-10', '99');
      visit(b, 'A2', '05-10', '98');
      b.units.push({ code: 'Y', name: 'Y', level: '县行', parentCode: 'D', queueMachine: null });
      addOutlet(b, 'C', 'Y');
      visit(b, 'C', '05-10', '96');
    });
    expect(amounts(book, 'C', 'R05')).toEqual([]);
    expect(amounts(book, 'C', 'R05', { 全区: '县行' })).toEqual(['500.00']);
  });
});

describe('R06 全年无考核工单', () => {
  it('有考核工单的不奖,没有受检过的也不奖', () => {
    const book = bookWith((b) => {
      visit(b, 'A', '02-10', '95');
      visit(b, 'C', '02-10', '95');
      addOutlet(b, 'E');
      const flags = { justified: false, subjective: false, amount: null };
      b.complaints.push(
        { orderNo: '1', happenedOn: '2023-03-01', unitCode: 'A', assessed: false, ...flags },
        { orderNo: '2', happenedOn: '2023-03-01', unitCode: 'C', assessed: true, ...flags },
      );
    });
    expect(amounts(book, 'A', 'R06')).toEqual(['500.00']);
    expect(amounts(book, 'C', 'R06')).toEqual([]);
    expect(amounts(book, 'E', 'R06')).toEqual([]);
  });
});

describe('R07 第一、二阶段未达标', () => {
  it.each([
    ['02-10', '89.5', ['-1500.00']],
    ['06-10', '91', ['-1800.00']],
    ['02-10', '92', []],
    ['02-10', '91.9', ['-1020.00']],
    ['04-30', '92', []],
    ['05-01', '92', ['-1600.00']],
    ['09-01', '92', []],
  ])('%s 得 %s 分:%j', (day, score, expected) => {
    const book = bookWith((b) => visit(b, 'A', day, score));
    expect(amounts(book, 'A', 'R07')).toEqual(expected);
  });
  it('读法“整分”:不足一分按一分', () => {
    const book = bookWith((b) => visit(b, 'A', '02-10', '91.9'));
    expect(amounts(book, 'A', 'R07', { 'R07.A': 'whole' })).toEqual(['-1200.00']);
  });
  it('县行检查和非现场检查不计', () => {
    const book = bookWith((b) => {
      addOutlet(b, 'A');
      for (const kind of ['县行检查', '非现场检查'] as const) {
        const visitedOn = '2023-02-10';
        b.scores.push({ wave: '2023Q1', kind, visitedOn, unitCode: 'A', score: '80' });
      }
    });
    expect(secondSettlement(book)).toEqual([]);
  });
});

describe('R08 第三阶段全省倒数', () => {
  /** One outlet with `below` worse ones under it and enough better ones above. */
  const inProvince = (score: string, fromBottom: number) =>
    bookWith((b) => {
      visit(b, 'A', '11-10', score);
      crowd(b, '11-11', '80', fromBottom - 1);
      crowd(b, '11-11', '100', 400);
    });
  it.each([
    ['96.5', 57, ['-2300.00']],
    ['97', 150, ['-1200.00']],
    ['97.5', 300, []],
    ['98', 10, []],
    ['97', 100, ['-2200.00']],
    ['97', 101, ['-1200.00']],
    ['97', 200, ['-1200.00']],
    ['97', 201, []],
  ])('%s 分、倒数第 %i 名:%j', (score, fromBottom, expected) => {
    expect(amounts(inProvince(score, fromBottom), 'A', 'R08')).toEqual(expected);
  });
  it('同分取较好的名次', () => {
    const book = inProvince('97', 150);
    crowd(book, '11-11', '97', 60);
    expect(amounts(book, 'A', 'R08')).toEqual([]);
  });
  it('读法“200名以外也按分扣”', () => {
    expect(amounts(inProvince('97.5', 300), 'A', 'R08', { 'R08.A1': 'yes' })).toEqual(['-100.00']);
  });
  it('读法“101–200名不论分数”', () => {
    expect(amounts(inProvince('98.5', 150), 'A', 'R08', { 'R08.A2': 'no' })).toEqual(['-1000.00']);
    expect(amounts(inProvince('98.5', 50), 'A', 'R08', { 'R08.A2': 'no' })).toEqual([]);
  });
  it('由支行承担;没有支行由县行承担;读法可改为网点', () => {
    const book = bookWith((b) => {
      visit(b, 'A', '11-10', '97');
      addOutlet(b, 'C', 'X');
      visit(b, 'C', '11-10', '97');
      addOutlet(b, 'E', 'S');
      visit(b, 'E', '11-10', '97');
    });
    const payers = (readings: Record<string, string>) =>
      secondSettlement(book, readings)
        .filter((line) => line.rule === 'C3-R08')
        .map((line) => line.payer);
    expect(payers({})).toEqual(['B', 'X', 'E']);
    expect(payers({ 'R08.A3': 'outlet' })).toEqual(['A', 'C', 'E']);
  });
});

describe('R09 全区末两名', () => {
  const district = () =>
    bookWith((b) => {
      visit(b, 'A', '06-10', '91');
      visit(b, 'C', '06-10', '96');
      visit(b, 'E', '06-10', '97');
    });
  it('第二阶段91分且末名:1800 + 500', () => {
    expect(amounts(district(), 'A', 'R07')).toEqual(['-1800.00']);
    expect(amounts(district(), 'A', 'R09')).toEqual(['-500.00']);
    expect(amounts(district(), 'C', 'R09')).toEqual(['-300.00']);
    expect(amounts(district(), 'E', 'R09')).toEqual([]);
  });
  it('读法“累计”:1800 + 1300 = 3100', () => {
    expect(amounts(district(), 'A', 'R09', { 'R09.A2': 'cumulative' })).toEqual(['-1300.00']);
    expect(amounts(district(), 'C', 'R09', { 'R09.A2': 'cumulative' })).toEqual(['-300.00']);
  });
  it('读法“颠倒”', () => {
    expect(amounts(district(), 'A', 'R09', { 'R09.A1': 'reversed' })).toEqual(['-300.00']);
    expect(amounts(district(), 'C', 'R09', { 'R09.A1': 'reversed' })).toEqual(['-500.00']);
  });
  it('末名并列,按较好的名次', () => {
    const book = district();
    visit(book, 'F', '06-10', '91');
    expect(amounts(book, 'A', 'R09')).toEqual(['-300.00']);
    expect(amounts(book, 'F', 'R09')).toEqual(['-300.00']);
  });
});

describe('R10 重复问题与上级重点加倍', () => {
  const repeated = () =>
    bookWith((b) => {
      visit(b, 'A', '02-10', '93');
      deduction(b, 'A', '02-10', 'RJ-01', '7');
      visit(b, 'A', '06-10', '91');
      deduction(b, 'A', '06-10', 'RJ-01', '1.5');
      deduction(b, 'A', '06-10', 'RJ-02', '1', { isKey: true });
      deduction(b, 'A', '06-10', 'RJ-03', '6.5');
    });
  it('上次扣过的和上级重点的分数再扣200一分', () => {
    expect(amounts(repeated(), 'A', 'R10')).toEqual(['-500.00']);
  });
  it('不超过差目标的分数', () => {
    const book = repeated();
    deduction(book, 'A', '02-10', 'RJ-03', '0.5');
    expect(amounts(book, 'A', 'R10')).toEqual(['-800.00']);
  });
  it('读法“整笔加倍”', () => {
    expect(amounts(repeated(), 'A', 'R10', { 'R10.A': 'whole' })).toEqual(['-1800.00']);
  });
  it('没有 R07、R08 的扣款就没有加倍', () => {
    const book = bookWith((b) => {
      visit(b, 'A', '06-10', '95');
      deduction(b, 'A', '06-10', 'RJ-02', '5', { isKey: true });
    });
    expect(amounts(book, 'A', 'R10')).toEqual([]);
  });
  it('只与上一次受检相比,其他检查的扣分不算', () => {
    const book = repeated();
    const kind = '县行检查';
    deduction(book, 'A', '02-10', 'RJ-03', '1', { kind });
    visit(book, 'A', '08-10', '94');
    deduction(book, 'A', '08-10', 'RJ-04', '1');
    visit(book, 'A', '11-10', '97');
    deduction(book, 'A', '11-10', 'RJ-01', '1');
    expect(amounts(book, 'A', 'R10')).toEqual(['-500.00']);
  });
});

describe('R11–R13、R16 现场处罚', () => {
  it('写了金额用金额,没有写用最低额', () => {
    const book = bookWith((b) => {
      ticket(b, 'A', '03-02', 'R11', { amount: '150' });
      ticket(b, 'A', '03-01', 'R11');
      ticket(b, 'A', '03-01', 'R12', { times: 3 });
      ticket(b, 'A', '03-01', 'R13');
    });
    expect(amounts(book, 'A', 'R11')).toEqual(['-100.00', '-150.00']);
    expect(amounts(book, 'A', 'R12')).toEqual(['-300.00']);
    expect(amounts(book, 'A', 'R13')).toEqual(['-100.00']);
  });
  it('同一人再犯,每分500;不署名的不算再犯', () => {
    const book = bookWith((b) => {
      const again = { offender: '甲', points: '1.5' };
      ticket(b, 'A', '06-02', 'R16', again);
      ticket(b, 'A', '03-01', 'R16', again);
      ticket(b, 'A', '06-02', 'R16', { ...again, amount: '90' });
      ticket(b, 'C', '06-03', 'R16', again);
      ticket(b, 'A', '07-01', 'R16', { points: '1' });
      ticket(b, 'A', '07-02', 'R16', { points: '1' });
    });
    const expected = ['-300.00', '-750.00', '-90.00', '-200.00', '-200.00'];
    expect(amounts(book, 'A', 'R16')).toEqual(expected);
    expect(amounts(book, 'C', 'R16')).toEqual(['-300.00']);
  });
});

describe('R14、R15、R17 投诉、曝光、硬件', () => {
  it('有理由且属主观原因的投诉,每件200或写明的金额', () => {
    const book = bookWith((b) => {
      addOutlet(b, 'A');
      const at = { happenedOn: '2023-05-04', unitCode: 'A', justified: true, assessed: true };
      b.complaints.push(
        { orderNo: '1', ...at, subjective: true, amount: null },
        { orderNo: '2', ...at, subjective: true, amount: '350.5' },
        { orderNo: '3', ...at, subjective: false, amount: '500' },
      );
    });
    expect(amounts(book, 'A', 'R14')).toEqual(['-200.00', '-350.50']);
  });
  it('经查属实的曝光按级别', () => {
    const book = bookWith((b) => {
      addOutlet(b, 'A');
      for (const level of ['县', '市', '省', '国家'] as const) {
        b.exposures.push({ happenedOn: '2023-05-04', unitCode: 'A', level, verified: true });
        b.exposures.push({ happenedOn: '2023-05-04', unitCode: 'A', level, verified: false });
      }
    });
    const expected = ['-1000.00', '-3000.00', '-6000.00', '-10000.00'];
    expect(amounts(book, 'A', 'R15')).toEqual(expected);
  });
  it('五月起仍被扣的硬件分,每分再扣200', () => {
    const book = bookWith((b) => {
      for (const day of ['04-30', '07-01']) {
        visit(b, 'A', day, '97');
        deduction(b, 'A', day, 'YJ-01', '0.75');
        deduction(b, 'A', day, 'YJ-02', '1');
        deduction(b, 'A', day, 'RJ-01', '1.25');
      }
    });
    expect(amounts(book, 'A', 'R17')).toEqual(['-350.00']);
  });
});

describe('台账', () => {
  it('按机构、规则、波次排序,没有零元的行,年度规则不属于阶段', () => {
    const book = bookWith((b) => {
      fourQuarters(b, 'C', ['99', '94', '98', '98']);
      fourQuarters(b, 'A', ['93', '96', '96', '98']);
    });
    const keys = secondSettlement(book).map(({ unit, rule, wave }) => [unit, rule, wave].join(' '));
    expect(keys).toEqual([...keys].sort());
    const yearly = secondSettlement(book).filter((line) => line.rule === 'C3-R04');
    const line = { rule: 'C3-R04', unit: 'C', payer: 'C', wave: null, phase: null };
    expect(yearly).toEqual([{ ...line, amount: '300.00' }]);
  });
  it('不在本年度的事实不入账', () => {
    const book = bookWith((b) => {
      ticket(b, 'A', '03-01', 'R16', { happenedOn: '2022-12-31', offender: '甲', points: '1' });
      ticket(b, 'A', '03-01', 'R16', { offender: '甲', points: '1' });
    });
    expect(amounts(book, 'A', 'R16')).toEqual(['-200.00']);
  });
  it('四舍五入到分,远离零', () => {
    expect(fenText(toFen(exact('0.005')))).toBe('0.01');
    expect(fenText(toFen(exact('-0.005')))).toBe('-0.01');
    expect(fenText(toFen(exact('500'), 3n))).toBe('166.67');
    expect(fenText(toFen(exact('-1800')))).toBe('-1800.00');
  });
});
