/** 覆盖矩阵: which cells a remote visit needs, and what keeps it from being submitted. */
import { describe, expect, it } from 'vitest';
import type { Answer, Item } from '../standard/model.ts';
import { coverageOf, missingKeys } from './coverage.ts';

const item = (code: string, over: Partial<Item> = {}): Item => ({
  code,
  name: code,
  points: '5',
  form: { kind: 'pass' },
  category: '软件',
  posts: [],
  methods: ['看'],
  veto: false,
  extra: false,
  mayNotApply: true,
  when: null,
  key: null,
  clause: '',
  guide: '',
  evidence: 'optional',
  timer: false,
  ...over,
});
const yes: Answer = { value: { kind: 'pass', pass: true }, reason: '', evidence: [] };
const notHere: Answer = { value: { kind: 'not-applicable' }, reason: '当班无保安', evidence: [] };
const people = [
  { key: 'g1', post: '高柜柜员', label: '1 号窗' },
  { key: 'g2', post: '高柜柜员', label: '2 号窗' },
  { key: 'd1', post: '大堂经理（助理）', label: '甲' },
];
const items = [
  item('H1'),
  item('S1', { posts: ['高柜柜员', '低柜柜员'] }),
  item('S2', { posts: ['大堂经理'] }),
  item('S3', { posts: ['保安'] }),
  item('Q1', { methods: ['问'] }),
  item('X1', { extra: true }),
];

describe('覆盖矩阵', () => {
  it('一个条目看几个人就是几格；没有这个岗位的人时是网点一格；录像查不了的不算缺', () => {
    const all = coverageOf(items, people, {});
    expect(missingKeys(all)).toEqual(['H1', 'S1@g1', 'S1@g2', 'S2@d1', 'S3']);
    expect(all).toMatchObject({ needed: 5, answered: 0, missing: 5 });
    expect(all.cells.at(-1)).toEqual({ item: 'Q1', person: '', state: 'not-by-recording' });
    expect(all.postsWithoutPeople).toEqual(['低柜柜员', '保安']);
  });

  it('少答一个人就还缺一格；说明不适用的算查到', () => {
    const answers = { H1: yes, 'S1@g1': yes, 'S2@d1': yes, S3: notHere };
    expect(missingKeys(coverageOf(items, people, answers))).toEqual(['S1@g2']);
    const whole = coverageOf(items, people, { ...answers, 'S1@g2': yes });
    expect(whole).toMatchObject({ needed: 5, answered: 5, missing: 0 });
  });

  it('按条目统答不能代替逐人', () => {
    expect(missingKeys(coverageOf(items, people, { S1: yes }))).toContain('S1@g2');
  });

  it('录像查不了的条目真答了，也算查到', () => {
    const done = coverageOf(items, people, { Q1: yes });
    expect(done.cells.at(-1)).toMatchObject({ item: 'Q1', state: 'answered' });
  });
});
