/** Who goes where: never where they must not, as many visits as can be, as even as can be. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from './assign.ts';
import type { Inspector } from './model.ts';
import type { Task } from './work.ts';

const how = { key: '1./', hash: 'sha256' as const };
const people = (capacities: (number | null)[]): Inspector[] =>
  capacities.map((capacity, at) => ({ code: `J${at}`, name: `J${at}`, capacity }));
const tasks = (barred: number[][]): Task[] =>
  barred.map((list, at) => ({ number: at + 1, round: 1, code: `W${at}`, barred: new Set(list) }));

/** Every way to give the visits out: the most that find somebody, and then the least sum of squares. */
function bestOf(barred: number[][], capacities: number[]): { given: number; squares: number } {
  let best = { given: -1, squares: 0 };
  const loads = capacities.map(() => 0);
  const walk = (at: number, given: number) => {
    if (at === barred.length) {
      const squares = loads.reduce((sum, n) => sum + n * n, 0);
      if (given > best.given || (given === best.given && squares < best.squares))
        best = { given, squares };
      return;
    }
    walk(at + 1, given);
    capacities.forEach((capacity, person) => {
      if (barred[at]!.includes(person) || loads[person]! >= capacity) return;
      loads[person]! += 1;
      walk(at + 1, given + 1);
      loads[person]! -= 1;
    });
  };
  walk(0, 0);
  return best;
}

test('与穷举相比：派出的最多、最均，不违反锁定与上限（性质）', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.nat(2)), { maxLength: 6 }),
      fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
      (barred, capacities) => {
        const { of, loads, conflicts } = assign(tasks(barred), people(capacities), how);
        of.forEach((code, at) => {
          if (code !== null) expect(barred[at]).not.toContain(Number(code.slice(1)));
        });
        loads.forEach((load, person) => expect(load).toBeLessThanOrEqual(capacities[person]!));
        const given = of.filter((code) => code !== null).length;
        const best = bestOf(barred, capacities);
        expect(given).toBe(best.given);
        expect(given + conflicts.length).toBe(barred.length);
        if (given === barred.length)
          expect(loads.reduce((sum, n) => sum + n * n, 0)).toBe(best.squares);
      },
    ),
    { numRuns: 200 },
  );
});

test('谁都不能去与人手不够是两种冲突', () => {
  const { conflicts } = assign(tasks([[0, 1], [1], [1]]), people([1, null]), how);
  expect(conflicts).toEqual([
    { number: 1, round: 1, why: 'avoid' },
    { number: 3, round: 1, why: 'capacity' },
  ]);
});

test('密钥不同则派法不同，同一密钥永远相同', () => {
  const list = tasks(Array<number[]>(40).fill([]));
  const given = (key: string) => assign(list, people([null, null, null]), { ...how, key }).of;
  expect(given('1./')).toEqual(given('1./'));
  expect(given('1./')).not.toEqual(given('2./'));
});

test('两千次、八十人、处处有锁定：均匀', () => {
  const list = tasks(Array.from({ length: 2000 }, (_, at) => [at % 80, (at * 7) % 80]));
  const { loads, conflicts } = assign(list, people(Array<null>(80).fill(null)), how);
  expect(conflicts).toEqual([]);
  expect(new Set(loads)).toEqual(new Set([25]));
});
