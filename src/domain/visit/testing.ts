/** For tests: devices that fill in one visit, each seeing only what has reached it. */
import fc from 'fast-check';
import { applyOperations } from './register.ts';
import type { Operation, Register } from './model.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type Step = { device: number; key: string; pass: boolean | null; hears: boolean };
const step: fc.Arbitrary<Step> = fc.record({
  device: fc.nat(2),
  key: fc.constantFrom('A01', 'A02', 'B03@张三', '$note'),
  pass: fc.option(fc.boolean()),
  /** Whether the device has fetched what the others sent before it answers. */
  hears: fc.boolean(),
});

const valueOf = ({ key, pass }: Step): Operation['value'] => {
  if (pass === null) return null;
  if (key === '$note') return pass ? '好' : '差';
  return { value: { kind: 'pass', pass }, reason: '', evidence: [] };
};

function perform(steps: Step[]): Operation[] {
  const all: Operation[] = [];
  const seen: Register[] = [{}, {}, {}];
  for (const [n, one] of steps.entries()) {
    if (one.hears) seen[one.device] = applyOperations(seen[one.device]!, all, 'a').register;
    const operation: Operation = {
      id: id(n),
      key: one.key,
      value: valueOf(one),
      bases: (seen[one.device]![one.key]?.heads ?? []).map((head) => head.id),
      at: new Date(Date.UTC(2026, 2, 1, 9, 0, n)).toISOString(),
      device: `手机${one.device}`,
    };
    all.push(operation);
    seen[one.device] = applyOperations(seen[one.device]!, [operation], 'a').register;
  }
  return all;
}

/** Every operation of two or three devices on one visit, in the order of the taps. */
export const history: fc.Arbitrary<Operation[]> = fc
  .array(step, { minLength: 1, maxLength: 25 })
  .map(perform);

/** The same operations as they may arrive: any order, some repeated, in batches. */
export const delivery = (operations: Operation[]): fc.Arbitrary<Operation[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray(operations, { minLength: operations.length }),
      fc.subarray(operations),
      fc.integer({ min: 1, max: 6 }),
    )
    .map(([all, again, size]) => {
      const sent = [...all, ...again];
      const batches = Array.from({ length: Math.ceil(sent.length / size) }, (_, n) =>
        sent.slice(n * size, (n + 1) * size),
      );
      return batches;
    });
