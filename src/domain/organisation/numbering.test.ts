/** 机构编号: a subtree is exactly a range, whatever the tree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextChild, numberLimit, numberTree, type Span, type TreeUnit } from './numbering.ts';

/** Trees in which a unit's parent is one of those before it, or none. */
const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 60 }).map((choices) =>
  choices.map((choice, at): TreeUnit => ({
    code: `U${at}`,
    parentCode: at === 0 || choice % 7 === 0 ? null : `U${choice % at}`,
  })),
);

const parents = (units: TreeUnit[]) => new Map(units.map((unit) => [unit.code, unit.parentCode]));

function isUnder(code: string, above: string, parentOf: Map<string, string | null>): boolean {
  for (let at: string | null = code; at !== null; at = parentOf.get(at) ?? null) {
    if (at === above) return true;
  }
  return false;
}

const holds = (outer: Span, inner: Span) => inner.no >= outer.no && inner.last <= outer.last;

describe('整棵树编号', () => {
  it('下级的号段都在上级之内，其他机构的都在之外，号码小于 2 的 52 次方', () => {
    fc.assert(
      fc.property(trees, (units) => {
        const spans = numberTree(units);
        const parentOf = parents(units);
        const numbered = units.filter(({ code }) => spans.has(code)).map(({ code }) => code);
        const wrong = numbered.flatMap((above) =>
          numbered.filter(
            (code) => holds(spans.get(above)!, spans.get(code)!) !== isUnder(code, above, parentOf),
          ),
        );
        expect(wrong).toEqual([]);
        expect(Math.max(...[...spans.values()].map((span) => span.last))).toBeLessThan(numberLimit);
      }),
      { numRuns: 60 },
    );
  });

  it('一省十四市、每市十二县、每县二百网点都编得下，还留有余地', () => {
    const units: TreeUnit[] = [{ code: '省', parentCode: null }];
    for (let city = 0; city < 14; city += 1) {
      units.push({ code: `${city}`, parentCode: '省' });
      for (let county = 0; county < 12; county += 1) {
        units.push({ code: `${city}-${county}`, parentCode: `${city}` });
        for (let outlet = 0; outlet < 200; outlet += 1)
          units.push({ code: `${city}-${county}-${outlet}`, parentCode: `${city}-${county}` });
      }
    }
    const spans = numberTree(units);
    expect(spans.size).toBe(units.length);
    const county = spans.get('0-0')!;
    expect(nextChild(county, spans.get('0-0-199')!.last)).not.toBeNull();
  });

  it('同级按给定顺序；上级不在其中的算顶级；互为上下级的没有号', () => {
    const spans = numberTree([
      { code: 'B', parentCode: '不在' },
      { code: 'A', parentCode: null },
      { code: 'X', parentCode: 'Y' },
      { code: 'Y', parentCode: 'X' },
    ]);
    expect([...spans.keys()]).toEqual(['B', 'A']);
    expect(spans.get('B')!.last).toBeLessThan(spans.get('A')!.no);
  });
});

describe('新增下级', () => {
  it('紧跟在最后一个之后，仍在上级之内', () => {
    const parent = { no: 100, last: 1_000_000 };
    let end = parent.no;
    for (let n = 0; n < 50; n += 1) {
      const span = nextChild(parent, end)!;
      expect(span.no).toBe(end + 1);
      expect(holds(parent, span)).toBe(true);
      end = span.last;
    }
  });

  it('上级已满时没有号', () => {
    expect(nextChild({ no: 1, last: 10 }, 10)).toBeNull();
  });
});
