import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, evaluate, explain, specialise } from './index.ts';

const names = { A: 'string', B: 'string', x: 'number', y: 'number' } as const;
const ready = (source: string, constants: Record<string, string>) =>
  specialise(compile(source, names), constants);

describe('读法折进公式', () => {
  it('被排除的一支不再计算，也不再要它的输入', () => {
    const compiled = ready('if A = "yes" then x * 2 else y', { A: 'yes' });
    expect(compiled.names).toEqual(['x']);
    expect(evaluate(compiled, { x: '3' })).toBe('6');
    expect(explain(compiled, { x: '3' }).substituted).toBe('3 × 2');
  });
  it('且与或：能定的定下来，不起作用的去掉', () => {
    expect(ready('x > 1 and (y > 2 or A = "yes")', { A: 'yes' }).names).toEqual(['x']);
    expect(ready('x > 1 and (y > 2 or A = "yes")', { A: 'no' }).names).toEqual(['x', 'y']);
    expect(ready('A = "no" and x > 1', { A: 'yes' }).tree).toMatchObject({
      kind: 'literal',
      value: false,
    });
  });
  it('没有读法的公式，输入不变', () => {
    const compiled = compile('if x > 1 then 2 + 3 else y', names);
    expect(specialise(compiled, { A: 'yes' })).toEqual(compiled);
  });
  it('折与不折，结果相同', () => {
    const sources = [
      'if A = "yes" and x > y then x else if B = "yes" or x < 0 then y else -1',
      '(x > y or A = "yes") and not(B = "no" and x = y)',
      '-(if A = "yes" then x else y) + (if B = "yes" then 0 else 1)',
    ];
    const option = fc.constantFrom('yes', 'no', 'other');
    const number = fc.option(fc.integer({ min: -5, max: 5 }).map(String), { nil: null });
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        option,
        option,
        number,
        number,
        (source, A, B, x, y) => {
          const whole = evaluate(compile(source, names), { A, B, x, y });
          expect(evaluate(ready(source, { A, B }), { x, y })).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });
});
