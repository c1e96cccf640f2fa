/**
 * A whole invented year of a province of 2,400 outlets, settled by the engine and by the second
 * settlement: line by line and in total, under the default readings and under each alternative.
 * Nothing here is copied from the engine: both start from the same facts.
 */
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoProvince } from '../../src/domain/demo/index.ts';
import { allReadings } from '../../src/domain/plan/readings.ts';
import { compile, evaluate, specialise } from '../../src/feel/index.ts';
import type { Database } from '../../src/server/db/open.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/index.ts';
import { namesAt, type CandidateLine } from '../../src/server/settlement/index.ts';
import { shippedPlan as plan } from '../support/plan-in-force.ts';
import { copyTemplate } from '../support/templates.ts';
import type { Line } from '../second/line.ts';
import { secondSettlement } from '../second/settle.ts';
import { candidates, undone } from './engine.ts';

/** Deductions for every outlet, so that doubling and hardware are tried on the whole province. */
const { book } = demoProvince({ seed: 2023, outlets: 2400, deductionsFor: 'all' });
let database: Database;
beforeAll(async () => {
  database = await copyTemplate('empty');
  await withinScope(database, { role: 'wide' }, (db) =>
    applyBook(db, book, { importId: null, scope: null }),
  );
}, 200_000);
afterAll(() => database.close());

const settled = (chosen: Record<string, string>) =>
  undone(database, (db) => candidates(db, chosen));

/** A line as one text; sorted, since two facts of one rule and wave have no order of their own. */
const textOf = (line: Line | CandidateLine) =>
  [line.unit, line.rule, line.wave, line.phase, line.payer, line.amount].join(' ');
const texts = (lines: (Line | CandidateLine)[]) => lines.map(textOf).sort();
const total = (lines: { amount: string }[]) =>
  lines.reduce((sum, line) => sum.plus(line.amount), new Decimal(0)).toFixed(2);

/** The engine's "C3-R08.A1" is the second settlement's "R08.A1". */
const short = (key: string) => key.replace(/^C3-/, '');
const alternatives = allReadings(plan)
  .filter(({ owner }) => owner === null || plan.rules.some((rule) => rule.id === owner))
  .flatMap(({ key, reading }) =>
    reading.options.slice(1).map(({ value }) => [key, value] as const),
  );

describe('演示年度：两套独立的结算逐行相同', () => {
  it('默认读法', async () => {
    const lines = await settled({});
    const second = secondSettlement(book);
    expect(texts(lines)).toEqual(texts(second));
    expect(total(lines)).toBe(total(second));
    expect(new Set(lines.map(({ rule }) => rule)).size).toBe(plan.rules.length);
  }, 120_000);

  it.each(alternatives)(
    '读法 %s = %s',
    async (key, value) => {
      const lines = await settled({ [key]: value });
      const second = secondSettlement(book, { [short(key)]: value });
      expect(texts(lines)).toEqual(texts(second));
      expect(total(lines)).toBe(total(second));
      // In a big province nobody of the last 200 has 98; a small one is tried below.
      if (key !== 'C3-R08.A2') expect(texts(second)).not.toEqual(texts(secondSettlement(book)));
    },
    120_000,
  );

  it('所有读法都取另一种', async () => {
    const all = Object.fromEntries(alternatives);
    const second = secondSettlement(
      book,
      Object.fromEntries(alternatives.map(([key, value]) => [short(key), value])),
    );
    const lines = await settled(all);
    expect(texts(lines)).toEqual(texts(second));
    expect(total(lines)).toBe(total(second));
  }, 120_000);

  it('小省：倒数101—200名里有98分以上的，读法 C3-R08.A2 才有分别', async () => {
    const small = demoProvince({ seed: 11, outlets: 130, deductionsFor: 'all' }).book;
    const other = await copyTemplate('empty');
    const lines = await undone(other, async (db) => {
      await applyBook(db, small, { importId: null, scope: null });
      return candidates(db, { 'C3-R08.A2': 'no' });
    });
    await other.close();
    const second = secondSettlement(small, { 'R08.A2': 'no' });
    expect(texts(lines)).toEqual(texts(second));
    expect(texts(second)).not.toEqual(texts(secondSettlement(small)));
  });

  it('每一行按存下的依据重新计算，正是它的金额，条件也成立', async () => {
    const rules = new Map(plan.rules.map((rule) => [rule.id, rule]));
    const compiled = new Map<string, ReturnType<typeof compile>>();
    const valueOf = (line: CandidateLine, field: 'when' | 'amount') => {
      const rule = rules.get(line.rule)!;
      const key = JSON.stringify([rule.id, field, line.reading]);
      const formula =
        compiled.get(key) ??
        specialise(compile(rule[field], namesAt(plan, rule.each, rule.id)), line.reading);
      compiled.set(key, formula);
      return evaluate(formula, line.inputs);
    };
    const wrong = (await settled({})).filter(
      (line) =>
        valueOf(line, 'when') !== true ||
        new Decimal(String(valueOf(line, 'amount')))
          .toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
          .toFixed(2) !== line.amount,
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  }, 120_000);
});
