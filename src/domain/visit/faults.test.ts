/** 单个答案能不能收, and what a visit still lacks; over the standard's own rules. */
import { describe, expect, it } from 'vitest';
import type { Item, StandardDocument } from '../standard/index.ts';
import { itemsByCode, operationFault, splitKey } from './faults.ts';
import type { Operation, OperationValue } from './model.ts';
import { dayInChina, missingOf } from './readiness.ts';
import { applyOperations } from './register.ts';

const item = (code: string, over: Partial<Item> = {}): Item => ({
  code,
  name: code,
  points: '5',
  form: { kind: 'pass' },
  category: '软件',
  posts: [],
  methods: [],
  veto: false,
  extra: false,
  mayNotApply: false,
  when: null,
  key: null,
  clause: '',
  guide: '',
  evidence: 'optional',
  timer: false,
  ...over,
});
const items = [
  item('A1'),
  item('A2', { evidence: 'required' }),
  item('A3', { posts: ['柜员'] }),
  item('A4', { when: { attribute: 'queueMachine', is: true } }),
];
const document: StandardDocument = {
  title: '',
  source: '',
  total: '20',
  scoring: {
    combine: 'sum',
    notApplicable: 'full',
    people: 'worst',
    scale: 2,
    extrasUpTo: null,
    veto: { to: 'zero' },
    bands: [],
  },
  modules: [
    {
      code: 'M',
      name: '',
      points: '20',
      weight: null,
      projects: [{ code: 'P', name: '', points: '20', items }],
    },
  ],
};

let made = 0;
const operation = (key: string, value: unknown, over: Partial<Operation> = {}): Operation => ({
  id: `o${(made += 1)}`,
  key,
  value: value as OperationValue,
  bases: [],
  at: '2026-03-01T09:00:00Z',
  device: '手机',
  ...over,
});
const pass = (ok = true, evidence: string[] = [], reason = ok ? '' : '没做到') => ({
  value: { kind: 'pass', pass: ok },
  reason,
  evidence,
});
const start = operation('$start', { at: '2026-03-01T09:00:00+08:00', place: null });

describe('单个操作', () => {
  const known = itemsByCode(document);
  it.each<[string, string, unknown, string | null]>([
    ['达标', 'A1', pass(), null],
    ['清空', 'A1', null, null],
    ['清空没有的条目也无妨', 'Z', null, null],
    ['没有的条目', 'Z', pass(), 'unknown-item'],
    ['按人作答', 'A3@张三', pass(), null],
    ['不按人作答的', 'A1@张三', pass(), 'not-for-people'],
    ['别的答法', 'A1', { ...pass(), value: { kind: 'count', count: 1 } }, 'wrong-kind'],
    ['没有的答法', 'A1', { ...pass(), value: { kind: 'toString' } }, 'bad-value'],
    ['缺了字段', 'A1', { value: { kind: 'pass', pass: true } }, 'bad-value'],
    ['不是真假', 'A1', { ...pass(), value: { kind: 'pass', pass: 'yes' } }, 'bad-value'],
    ['一大段', 'A1', pass(false, [], 'x'.repeat(2001)), 'bad-value'],
    ['备注', '$note', '门口积水', null],
    ['备注不是文字', '$note', 5, 'bad-value'],
    ['没有的特殊键', '$other', 'x', 'unknown-item'],
    ['在岗人员', '$people', [{ key: 'k', post: '柜员', label: '1 号柜' }], null],
    ['在岗人员不是清单', '$people', { key: 'k' }, 'bad-value'],
    ['签名', '$signature', { evidence: 'e', name: '张三' }, null],
    ['拒签', '$signature', { refused: '不认可' }, null],
    ['空签名', '$signature', {}, 'bad-value'],
    [
      '定位不成数',
      '$start',
      { at: '2026-03-01T09:00:00Z', place: { latitude: '北' } },
      'bad-value',
    ],
  ])('%s', (_, key, value, code) => {
    expect(operationFault(operation(key, value), known)?.code ?? null).toBe(code);
  });

  it('条目编码里可以有 @：最后一个才分开人', () => {
    expect(splitKey('a@b@c')).toEqual({ code: 'a@b', person: 'c' });
    expect(splitKey('a')).toEqual({ code: 'a', person: null });
  });
});

describe('还缺什么', () => {
  const missing = (operations: Operation[], arrived: string[] = [], queueMachine = false) => {
    const { register } = applyOperations({}, operations, 'x');
    return missingOf(document, register, { queueMachine }, new Set(arrived)).map(
      ({ key, code }) => `${key} ${code}`,
    );
  };
  const all = [start, operation('A1', pass()), operation('A3', pass())];

  it('空的：没开始，问到的都没答；有条件的条目只在有叫号机时问', () => {
    expect(missing([])).toEqual([
      '$start start',
      'A1 unanswered',
      'A2 unanswered',
      'A3 unanswered',
    ]);
    expect(missing([], [], true)).toContain('A4 unanswered');
  });

  it('证据：要的没有、有的没到', () => {
    expect(missing([...all, operation('A2', pass())])).toEqual(['A2 evidence']);
    expect(missing([...all, operation('A2', pass(true, ['p']))])).toEqual(['A2 evidence']);
    expect(missing([...all, operation('A2', pass(true, ['p']))], ['p'])).toEqual([]);
  });

  it('扣分没写原因', () => {
    const sent = [...all, operation('A2', pass(false, ['p'], ''))];
    expect(missing(sent, ['p'])).toEqual(['A2 reason']);
  });

  it('冲突的只说冲突，不再说没答', () => {
    const sent = [...all, operation('A1', pass(false)), operation('A2', pass(true, ['p']))];
    expect(missing(sent, ['p'])).toEqual(['A1 conflict']);
  });

  it('北京时间的那一天', () => {
    expect(dayInChina('2026-02-28T16:30:00Z')).toBe('2026-03-01');
    expect(dayInChina('2026-03-01T07:59:00+08:00')).toBe('2026-03-01');
  });
});
