/**
 * The worked numbers of 篇三 as its acceptance sheet gives them (C3-R04 … R10), through the engine
 * that settles. Written by hand, so that neither settlement is measured by the other.
 */
import { describe, expect, it } from 'vitest';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import {
  addOutlet,
  crowd,
  deduction,
  emptyBook,
  fourQuarters,
  visit,
} from '../second/small-books.ts';
import { engine } from './engine.ts';

const { settle, amounts } = engine();
const bookWith = (fill: (book: FactBook) => void): FactBook => {
  const book = emptyBook();
  fill(book);
  return book;
};
const outlets = (book: FactBook, ...codes: string[]) => {
  for (const code of codes) addOutlet(book, code);
};

describe('R04 四季度98分，每提前一季度300元', () => {
  const rows: [string, string[], string[]][] = [
    ['A1', ['97.2', '98.4', '98.6', '98.1'], ['600.00']],
    ['A2', ['98.4', '97.0', '98.2', '98.3'], ['300.00']],
    ['A3', ['98', '98', '98', '98'], ['900.00']],
    ['A4', ['98', '98', '98', '97.9'], []],
    ['A5', ['90', '91', '92', '98'], []],
  ];
  const book = bookWith((b) => {
    outlets(b, 'A6', 'A7', 'A8');
    for (const [unit, scores] of rows) fourQuarters(b, unit, scores);
    for (const day of ['02-15', '08-15', '11-15']) visit(b, 'A6', day, '99');
    visit(b, 'A7', '11-15', '98');
  });
  const rewards = async (...readings: string[]) => {
    const lines = (await settle(book, ...readings)).filter((line) => line.rule === 'C3-R04');
    return Object.fromEntries(lines.map((line) => [line.unit, line.amount]));
  };

  it('五个算例；没有受检的季度不算达标；四季度才受检得零元，不立行', async () => {
    const expected = rows.flatMap(([unit, , amount]) => amount.map((one) => [unit, one] as const));
    expect(await rewards()).toEqual({ ...Object.fromEntries(expected), A6: '300.00' });
  });

  it('读法“首次达标”：中途跌破不计较', async () => {
    const first = { A1: '600.00', A2: '900.00', A3: '900.00', A6: '900.00' };
    expect(await rewards('R04.A=first')).toEqual(first);
  });

  it('年度行没有波次、阶段和日期，由网点自己受奖', async () => {
    const line = (await settle(book)).find(({ unit, rule }) => unit === 'A3' && rule === 'C3-R04');
    expect(line).toMatchObject({ wave: null, phase: null, happenedOn: null, payer: 'A3' });
    expect(line).toMatchObject({ kind: '奖励', reading: { A: 'continuous' } });
    expect(line!.inputs).toMatchObject({ 一季度得分: '98', 四季度得分: '98' });
  });
});

describe('R07 第一、二阶段未达标', () => {
  it.each([
    ['02-10', '89.5', ['-1500.00']],
    ['06-10', '91', ['-1800.00']],
    ['02-10', '92', []],
    ['02-10', '91.9', ['-1020.00']],
    ['02-10', '91.99', ['-1002.00']],
    ['04-30', '92', []],
    ['05-01', '92', ['-1600.00']],
    ['08-31', '94', ['-1200.00']],
    ['09-01', '94', []],
  ])('%s 得 %s 分：%j', async (day, score, expected) => {
    const book = bookWith((b) => visit(b, 'A', day, score));
    expect(await amounts(book, 'A', 'R07')).toEqual(expected);
  });

  it('读法“整分”：不足1分按1分', async () => {
    const book = bookWith((b) => visit(b, 'A', '02-10', '91.9'));
    expect(await amounts(book, 'A', 'R07', 'R07=whole')).toEqual(['-1200.00']);
  });

  it('没有受检不是零分：没有任何一行', async () => {
    const book = bookWith((b) => addOutlet(b, 'A'));
    expect(await settle(book)).toEqual([]);
  });

  it('县行检查和非现场检查不计', async () => {
    const book = bookWith((b) => {
      addOutlet(b, 'A');
      for (const kind of ['县行检查', '非现场检查'] as const) {
        const row = { wave: '2023Q1', kind, visitedOn: '2023-02-10', unitCode: 'A', score: '80' };
        b.scores.push(row);
      }
    });
    expect(await settle(book)).toEqual([]);
  });
});

describe('R08 第三阶段全省倒数', () => {
  /** One outlet with worse ones under it and enough better ones above. */
  const inProvince = (score: string, fromBottom: number) =>
    bookWith((b) => {
      visit(b, 'A', '11-10', score);
      crowd(b, '11-11', '80', fromBottom - 1);
      crowd(b, '11-11', '100', 20);
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
  ])('%s 分、倒数第 %i 名：%j', async (score, fromBottom, expected) => {
    expect(await amounts(inProvince(score, fromBottom), 'A', 'R08')).toEqual(expected);
  });

  it('同分取较好的名次', async () => {
    const book = inProvince('97', 150);
    crowd(book, '11-11', '97', 60);
    expect(await amounts(book, 'A', 'R08')).toEqual([]);
  });

  it('读法 A1：200名以外也按分考核；A2：101—200名不论得分', async () => {
    const far = inProvince('97.5', 300);
    expect(await amounts(far, 'A', 'R08', 'R08.A1=yes')).toEqual(['-100.00']);
    const near = inProvince('98.5', 150);
    expect(await amounts(near, 'A', 'R08')).toEqual([]);
    expect(await amounts(near, 'A', 'R08', 'R08.A2=no')).toEqual(['-1000.00']);
    expect(await amounts(inProvince('98.5', 50), 'A', 'R08', 'R08.A2=no')).toEqual([]);
  });

  it('由上级支行承担；没有支行的由县行；两者都没有的由网点；读法 A3 改为网点', async () => {
    const book = bookWith((b) => {
      for (const [code, parent] of Object.entries({ A: 'B', C: 'X', E: 'S' })) {
        addOutlet(b, code, parent);
        visit(b, code, '11-10', '97');
      }
    });
    const payers = async (...readings: string[]) =>
      (await settle(book, ...readings)).flatMap(({ rule, payer }) =>
        rule === 'C3-R08' ? [payer] : [],
      );
    expect(await payers()).toEqual(['B', 'X', 'E']);
    expect(await payers('R08.A3=outlet')).toEqual(['A', 'C', 'E']);
  });
});

describe('R09 全区后两名', () => {
  const district = () =>
    bookWith((b) => {
      visit(b, 'A', '06-10', '91');
      visit(b, 'C', '06-10', '96');
      visit(b, 'E', '06-10', '97');
    });
  const total = async (...readings: string[]) =>
    (await settle(district(), ...readings))
      .filter(({ unit, rule }) => unit === 'A' && ['C3-R07', 'C3-R09'].includes(rule))
      .reduce((sum, { amount }) => sum + Number(amount), 0);

  it('第二阶段91分且最后一名：1800 + 500 = 2300；两处都收 3100', async () => {
    expect(await amounts(district(), 'A', 'R09')).toEqual(['-500.00']);
    expect(await total()).toBe(-2300);
    expect(await total('R09.A2=cumulative')).toBe(-3100);
  });

  it('倒数第二300元，倒数第三不计；读法 A1 颠倒', async () => {
    expect(await amounts(district(), 'C', 'R09')).toEqual(['-300.00']);
    expect(await amounts(district(), 'E', 'R09')).toEqual([]);
    expect(await amounts(district(), 'A', 'R09', 'R09.A1=reversed')).toEqual(['-300.00']);
    expect(await amounts(district(), 'C', 'R09', 'R09.A1=reversed')).toEqual(['-500.00']);
  });

  it('最后一名并列，按较好的名次，都是倒数第二', async () => {
    const book = district();
    visit(book, 'F', '06-10', '91');
    expect(await amounts(book, 'A', 'R09')).toEqual(['-300.00']);
    expect(await amounts(book, 'F', 'R09')).toEqual(['-300.00']);
  });

  it('没有市行的网点不参加全区排名', async () => {
    const book = bookWith((b) => {
      addOutlet(b, 'A', 'S');
      visit(b, 'A', '06-10', '91');
    });
    expect(await amounts(book, 'A', 'R07')).toEqual(['-1800.00']);
    expect(await amounts(book, 'A', 'R09')).toEqual([]);
    expect(await amounts(book, 'A', 'R05')).toEqual([]);
  });
});

describe('R10 重复问题、上级重点问题加倍', () => {
  const repeated = () =>
    bookWith((b) => {
      visit(b, 'A', '02-10', '93');
      deduction(b, 'A', '02-10', 'RJ-01', '7');
      visit(b, 'A', '06-10', '91');
      deduction(b, 'A', '06-10', 'RJ-01', '1.5');
      deduction(b, 'A', '06-10', 'RJ-02', '1', { isKey: true });
      deduction(b, 'A', '06-10', 'RJ-03', '6.5');
    });

  it('上次也扣过的、上级重点的分数，每分另加200元', async () => {
    expect(await amounts(repeated(), 'A', 'R10')).toEqual(['-500.00']);
  });

  it('最多加到差目标的分数', async () => {
    const book = repeated();
    deduction(book, 'A', '02-10', 'RJ-03', '0.5');
    expect(await amounts(book, 'A', 'R10')).toEqual(['-800.00']);
  });

  it('读法“整笔加倍”', async () => {
    expect(await amounts(repeated(), 'A', 'R10', 'R10=whole')).toEqual(['-1800.00']);
  });

  it('没有 R07、R08 的考核就没有加倍', async () => {
    const book = bookWith((b) => {
      visit(b, 'A', '06-10', '95');
      deduction(b, 'A', '06-10', 'RJ-02', '5', { isKey: true });
    });
    expect(await amounts(book, 'A', 'R10')).toEqual([]);
  });

  it('与上一次受检比：中间没有受检的波次跳过，中间受检而未扣的不算重复', async () => {
    const book = bookWith((b) => {
      for (const unit of ['A', 'C']) {
        visit(b, unit, '02-10', '93');
        deduction(b, unit, '02-10', 'RJ-01', '7');
        visit(b, unit, '08-10', '94');
        deduction(b, unit, '08-10', 'RJ-01', '0.5');
      }
      visit(b, 'C', '05-10', '96');
    });
    expect(await amounts(book, 'A', 'R10')).toEqual(['-100.00']);
    expect(await amounts(book, 'C', 'R10')).toEqual([]);
  });

  it('县行检查扣的分不算“上一次”', async () => {
    const book = bookWith((b) => {
      visit(b, 'A', '06-10', '94');
      deduction(b, 'A', '06-10', 'RJ-01', '1');
      const kind = '县行检查' as const;
      const at = { wave: '2023Q1', kind, unitCode: 'A' };
      b.scores.push({ ...at, visitedOn: '2023-03-01', score: '99' });
      deduction(b, 'A', '03-01', 'RJ-01', '1', { kind });
    });
    expect(await amounts(book, 'A', 'R10')).toEqual([]);
  });
});
