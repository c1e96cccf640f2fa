/** 读法: what a person types finds one reading or none, and nothing unknown is ever in force. */
import { describe, expect, it } from 'vitest';
import {
  allReadings,
  completeReadings,
  parseReading,
  readingsOffered,
  unknownChoice,
  visibleReadings,
} from './readings.ts';

const reading = (id: string, ...values: string[]) => ({
  id,
  question: `${id}？`,
  options: values.map((value) => ({ value, label: value })),
});
const plan = {
  readings: [reading('全区', '市行', '县行')],
  goals: [{ id: 'C3-R01', readings: [reading('A', 'mean', 'any')] }],
  rules: [
    { id: 'C3-R08', readings: [reading('A1', 'no', 'yes'), reading('A2', 'yes', 'no')] },
    { id: 'C3-R09', readings: [reading('A2', 'once', 'cumulative')] },
    { id: 'C3-R07', readings: [] },
  ],
};

describe('读法的全名', () => {
  it('方案的、目标的、规则的', () => {
    const keys = ['全区', 'C3-R01.A', 'C3-R08.A1', 'C3-R08.A2', 'C3-R09.A2'];
    expect(allReadings(plan).map(({ key }) => key)).toEqual(keys);
    expect(readingsOffered(plan)).toBe(
      '全区=市行/县行；C3-R01.A=mean/any；C3-R08.A1=no/yes；C3-R08.A2=yes/no；C3-R09.A2=once/cumulative',
    );
  });
});

describe('没有选的取默认，选了没有的也取默认', () => {
  it.each([
    [{}, 'no'],
    [{ 'C3-R08.A1': 'yes' }, 'yes'],
    [{ 'C3-R08.A1': 'maybe' }, 'no'],
    [{ 'C3-R99.A1': 'yes' }, 'no'],
  ])('%j', (chosen, value) => {
    const complete = completeReadings(plan, chosen);
    expect(complete['C3-R08.A1']).toBe(value);
    expect(Object.keys(complete)).toHaveLength(5);
    expect(unknownChoice(plan, complete)).toBeNull();
  });

  it('指出第一个没有的', () => {
    expect(unknownChoice(plan, { 全区: '县行', 'C3-R08.A1': 'maybe' })).toBe('C3-R08.A1=maybe');
    expect(unknownChoice(plan, { 'C3-R99.A': 'x' })).toBe('C3-R99.A=x');
  });
});

it('一条规则看得到方案的读法和自己的，看不到别的规则的', () => {
  const all = completeReadings(plan, { 'C3-R09.A2': 'cumulative' });
  expect(visibleReadings(plan, 'C3-R08', all)).toEqual({ 全区: '市行', A1: 'no', A2: 'yes' });
  expect(visibleReadings(plan, 'C3-R09', all)).toEqual({ 全区: '市行', A2: 'cumulative' });
});

describe('输入的读法', () => {
  it.each([
    ['R08.A1=yes', 'C3-R08.A1', 'yes'],
    ['C3-R08.A1=yes', 'C3-R08.A1', 'yes'],
    [' R08.A1 = yes ', 'C3-R08.A1', 'yes'],
    ['全区=县行', '全区', '县行'],
    ['R09=cumulative', 'C3-R09.A2', 'cumulative'],
    ['R09.cumulative=yes', 'C3-R09.A2', 'cumulative'],
    ['R08.A2=no', 'C3-R08.A2', 'no'],
  ])('%s', (text, key, value) => {
    expect(parseReading(plan, text)).toEqual({ key, value });
  });

  it.each(['R08=yes', 'R08.A1=maybe', 'R08.A9=yes', 'R99.A=yes', 'A1=yes', '全区', '=yes', ''])(
    '“%s” 没有或不明确',
    (text) => {
      expect(parseReading(plan, text)).toBeNull();
    },
  );
});
