/** 合并: any order, twice, from several devices, in batches, comes to the same; nothing is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation, Register } from './model.ts';
import { answersOf, conflictsOf, evidenceIn, specialOf } from './read.ts';
import { applyOperations, registerLimits } from './register.ts';
import { delivery, history } from './testing.ts';

const apply = (register: Register, operations: Operation[]) =>
  applyOperations(register, operations, 'a').register;
const pass = (ok: boolean, evidence: string[] = []): Operation['value'] => ({
  value: { kind: 'pass', pass: ok },
  reason: '',
  evidence,
});
const operation = (id: string, over: Partial<Operation> = {}): Operation => ({
  id,
  key: 'A01',
  value: pass(true),
  bases: [],
  at: '2026-03-01T09:00:00Z',
  device: '手机',
  ...over,
});
/** What the definition says, computed the slow way: heads are the operations nobody replaced. */
function headsByDefinition(operations: Operation[]): string[] {
  const replaced = new Set(operations.flatMap((one) => one.bases));
  return operations.filter((one) => !replaced.has(one.id)).map((one) => one.id);
}
const headIds = (register: Register) =>
  Object.values(register).flatMap(({ heads }) => heads.map((head) => head.id));

describe('性质', () => {
  const sent = history.chain((all) =>
    fc.record({ all: fc.constant(all), one: delivery(all), other: delivery(all) }),
  );

  it('任意顺序、重复、分批，得到同一结果', () => {
    fc.assert(
      fc.property(sent, ({ all, one, other }) => {
        const inOrder = apply({}, all);
        expect(one.reduce(apply, {})).toEqual(inOrder);
        expect(other.reduce(apply, {})).toEqual(inOrder);
      }),
      { numRuns: 500 },
    );
  });

  it('没有答案丢失：每个操作要么还在，要么被后来的操作明确替换并交给历史', () => {
    fc.assert(
      fc.property(sent, ({ all, one }) => {
        let register: Register = {};
        const kept = new Set<string>();
        for (const batch of one) {
          const done = applyOperations(register, batch, 'a');
          done.replaced.forEach(({ head }) => kept.add(head.id));
          done.late.forEach(({ id }) => kept.add(id));
          register = done.register;
        }
        const heads = headIds(register);
        expect(heads.toSorted()).toEqual(headsByDefinition(all).toSorted());
        expect(new Set([...heads, ...kept])).toEqual(new Set(all.map(({ id }) => id)));
      }),
      { numRuns: 500 },
    );
  });

  it('再发一遍什么也不变', () => {
    fc.assert(
      fc.property(history, (all) => {
        const register = apply({}, all);
        const again = applyOperations(register, all, 'b');
        expect(again.applied).toEqual([]);
        expect(again.register).toBe(register);
      }),
    );
  });

  it('每个条目要么有一个答案，要么在冲突清单里，要么没有人答', () => {
    fc.assert(
      fc.property(history, (all) => {
        const register = apply({}, all);
        const answers = answersOf(register);
        const open = conflictsOf(register).map(({ key }) => key);
        for (const [key, { heads }] of Object.entries(register)) {
          const cleared = heads.every((head) => head.value === null);
          const said = [key in answers, open.includes(key), cleared].filter(Boolean).length;
          if (key.startsWith('$')) continue;
          expect(said).toBe(1);
        }
      }),
    );
  });
});

describe('两台设备', () => {
  const a = operation('a', { value: pass(true) });
  const b = operation('b', { value: pass(false), device: '平板', at: '2026-03-01T08:00:00Z' });

  it('答得不同：两个都留着，问人', () => {
    const register = apply({}, [a, b]);
    expect(conflictsOf(register)).toEqual([
      { key: 'A01', heads: [expect.objectContaining({ id: 'b' }), expect.anything()] },
    ]);
    expect(answersOf(register)).toEqual({});
  });

  it('答得相同：不问', () => {
    const register = apply({}, [a, operation('b', { device: '平板' })]);
    expect(conflictsOf(register)).toEqual([]);
    expect(answersOf(register)).toEqual({ A01: pass(true) });
  });

  it('一台清空、一台作答也要问；选定以后只剩选定的', () => {
    const cleared = operation('b', { value: null });
    const register = apply({}, [a, cleared]);
    expect(conflictsOf(register)).toHaveLength(1);
    const decided = operation('c', { bases: ['a', 'b'], value: pass(false) });
    const done = apply(register, [decided]);
    expect(conflictsOf(done)).toEqual([]);
    expect(answersOf(done)).toEqual({ A01: pass(false) });
  });

  it('各点了一次开始：以先开始的为准，不问', () => {
    const start = (id: string, at: string) =>
      operation(id, { key: '$start', value: { at, place: null }, at });
    const late = start('x', '2026-03-01T09:30:00Z');
    const register = apply({}, [late, start('y', '2026-03-01T09:00:00+08:00')]);
    expect(conflictsOf(register)).toEqual([]);
    expect(specialOf(register, '$start')?.at).toBe('2026-03-01T09:00:00+08:00');
    expect(specialOf(register, '$note')).toBeNull();
  });

  it('冲突中的证据两边都算被引用', () => {
    const shot = (id: string, evidence: string[]) =>
      operation(id, { value: pass(false, evidence) });
    const register = apply({}, [shot('a', ['p1', 'p2']), shot('b', ['p2', 'p3'])]);
    const named = Object.values(register).flatMap(evidenceIn);
    expect(named.toSorted()).toEqual(['p1', 'p2', 'p2', 'p3']);
  });
});

describe('不合规矩的', () => {
  it('同一编号两种内容：后来的不收，原来的不动', () => {
    const register = apply({}, [operation('a')]);
    const done = applyOperations(register, [operation('a', { value: pass(false) })], 'x');
    expect(done.refused).toEqual([{ id: 'a', code: 'id-used-twice' }]);
    expect(done.register).toBe(register);
  });

  it('字段顺序不同不算两种内容', () => {
    const register = apply({}, [
      operation('a', { value: { reason: '', evidence: [], value: { pass: true, kind: 'pass' } } }),
    ]);
    expect(applyOperations(register, [operation('a')], 'x').refused).toEqual([]);
  });

  it('一个条目上的改动有上限', () => {
    const many = Array.from({ length: registerLimits.headsPerKey + 1 }, (_, n) =>
      operation(`o${n}`),
    );
    const done = applyOperations({}, many, 'x');
    expect(done.refused).toEqual([{ id: many.at(-1)!.id, code: 'too-many-changes' }]);
  });

  it('名为 __proto__ 的键只是一个键', () => {
    const register = apply({}, [operation('a', { key: '__proto__' })]);
    expect(headIds(register)).toEqual(['a']);
  });
});
