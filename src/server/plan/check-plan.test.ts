/** 发布前检查: each thing that may be wrong with a plan, found at its place and nowhere else. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../contract/plan.ts';
import { checkPlan } from './check-plan.ts';
import { loadPlan } from './load-plan.ts';

const file = new URL('../../../plans/03-shenmiren.yaml', import.meta.url);
const shipped = loadPlan(readFileSync(file, 'utf8'), '03-shenmiren.yaml');
const rule = (plan: Plan, id: string) => plan.rules.find((one) => one.id === `C3-${id}`)!;
const at = (id: string) => shipped.rules.findIndex((one) => one.id === `C3-${id}`);
const indicator = (plan: Plan, name: string) => plan.indicators.find((one) => one.name === name)!;
const indicatorAt = (name: string) => shipped.indicators.findIndex((one) => one.name === name);

/** What is found after a change, as [code, path]. */
function found(change: (plan: Plan) => void) {
  const plan = structuredClone(shipped);
  change(plan);
  return checkPlan(plan);
}
const places = (change: (plan: Plan) => void) =>
  found(change).map(({ code, path }) => [code, path]);

describe('公式', () => {
  const when = `rules.${at('R07')}.when`;
  it('不认识的指标：指出位置，并提出相近的名称', () => {
    const [one, ...more] = found((plan) => void (rule(plan, 'R07').when = '得粉 < 目标分'));
    expect(more).toEqual([]);
    expect(one).toMatchObject({ code: 'unknown-indicator', path: when, from: 0, to: 2 });
    expect(one!.message).toContain('是不是“得分”');
    expect(Object.keys(one!)).toEqual(['code', 'path', 'message', 'from', 'to']);
  });

  it('别的计法的指标不能用', () => {
    expect(places((plan) => void (rule(plan, 'R07').when = '四季度得分 < 98'))).toEqual([
      ['unknown-indicator', when],
    ]);
  });

  it.each([
    ['条件得出数字', 'when', '得分 + 1'],
    ['金额得出文字', 'amount', '"一千"'],
    ['承担机构得出数字', 'payer', '得分'],
  ] as const)('%s', (_, field, source) => {
    expect(places((plan) => void (rule(plan, 'R07')[field] = source))).toEqual([
      ['type', `rules.${at('R07')}.${field}`],
    ]);
  });

  it('没有写完', () => {
    expect(places((plan) => void (rule(plan, 'R07').when = '得分 <'))).toEqual([['syntax', when]]);
  });

  it.each([
    ['when', 'no-condition'],
    ['amount', 'no-amount'],
    ['payer', 'no-payer'],
  ] as const)('%s 空着', (field, code) => {
    const [one, ...more] = found((plan) => void (rule(plan, 'R07')[field] = '  '));
    expect([one!.code, one!.path]).toEqual([code, `rules.${at('R07')}.${field}`]);
    expect(one!.message).toMatch(/^C3-R07 /);
    expect(more).toEqual([]);
  });

  it('“每阶段一次”的条件也要成立得了', () => {
    expect(places((plan) => void (rule(plan, 'R05').oncePerPhase = '1'))).toEqual([
      ['type', `rules.${at('R05')}.oncePerPhase`],
    ]);
  });

  it('目标的公式同样检查', () => {
    expect(places((plan) => void (plan.goals[0]!.met = '得分 > 1'))).toEqual([
      ['unknown-indicator', 'goals.0.met'],
    ]);
  });

  it('说明里要列出的指标不存在', () => {
    expect(places((plan) => void rule(plan, 'R07').shows.push('风度'))).toEqual([
      ['unknown-indicator', `rules.${at('R07')}.shows`],
    ]);
  });
});

describe('阶段与期间', () => {
  it('日期重叠', () => {
    expect(places((plan) => void (plan.phases[1]!.from = '2023-04-30'))).toEqual([
      ['phase-overlap', 'phases.1'],
    ]);
  });
  it('超出方案期间', () => {
    expect(places((plan) => void (plan.phases[2]!.to = '2024-01-01'))).toEqual([
      ['phase-outside', 'phases.2'],
    ]);
  });
  it('结束早于开始', () => {
    expect(places((plan) => void (plan.phases[2]!.to = '2023-08-31'))).toEqual([
      ['phase-backwards', 'phases.2'],
    ]);
    const [first] = places((plan) => void (plan.period.to = '2022-12-31'));
    expect(first).toEqual(['period-backwards', 'period']);
  });
});

describe('名称与引用', () => {
  it('规则编号重复', () => {
    expect(places((plan) => void plan.rules.push(structuredClone(rule(plan, 'R06'))))).toEqual([
      ['duplicate', `rules.${shipped.rules.length}`],
    ]);
  });
  it('指标名称、阶段名称、读法编号重复', () => {
    const doubled = places((plan) => {
      plan.indicators.push(structuredClone(plan.indicators[0]!));
      plan.phases[1]!.name = plan.phases[0]!.name;
      plan.readings.push(structuredClone(plan.readings[0]!));
      rule(plan, 'R05').readings[1]!.id = 'A1';
      rule(plan, 'R05').amount = '500';
      rule(plan, 'R05').when = '得分 >= 目标分';
    });
    expect(doubled).toEqual([
      ['duplicate', `indicators.${shipped.indicators.length}`],
      ['duplicate', 'phases.1'],
      ['duplicate', 'readings.1'],
      ['duplicate', `rules.${at('R05')}.readings.1`],
    ]);
  });
  it('读法与指标同名，公式分不清', () => {
    const clash = places((plan) => void (rule(plan, 'R13').readings[0]!.id = '责任人'));
    expect(clash[0]).toEqual(['duplicate', `rules.${at('R13')}.readings.0`]);
  });
  it('引用了没有的规则', () => {
    const change = (plan: Plan) =>
      void (indicator(plan, '达标考核').source = { kind: 'rules', rules: ['C3-R99'] });
    expect(places(change)).toEqual([
      ['unknown-rule', `indicators.${indicatorAt('达标考核')}.source`],
    ]);
  });
  it('合计了别种事实的规则', () => {
    const change = (plan: Plan) =>
      void (indicator(plan, '达标考核').source = { kind: 'rules', rules: ['C3-R14'] });
    expect(places(change)).toEqual([
      ['rule-grain', `indicators.${indicatorAt('达标考核')}.source`],
    ]);
  });
  it('引用了没有的方案读法', () => {
    const change = (plan: Plan) =>
      void (indicator(plan, '全区名次').source = { kind: 'rank', within: '$全市' });
    expect(places(change)).toEqual([
      ['unknown-reading', `indicators.${indicatorAt('全区名次')}.source`],
    ]);
  });
  it('规则互相引用成环', () => {
    const change = (plan: Plan) =>
      void (indicator(plan, '达标考核').source = { kind: 'rules', rules: ['C3-R10'] });
    const circle = found(change);
    expect(circle[0]).toMatchObject({ code: 'rule-order', path: 'rules' });
    expect(circle[0]!.message).toContain('C3-R10');
  });
  it('规则用到没有填写的固定值', () => {
    const change = (plan: Plan) => {
      plan.indicators.push({
        name: '起点金额',
        each: '波次',
        source: { kind: 'value', value: null },
      });
      rule(plan, 'R07').amount = '-(起点金额 + (目标分 - 得分) * 200)';
      rule(plan, 'R07').examples = [];
    };
    expect(places(change)).toEqual([
      ['no-value', `indicators.${shipped.indicators.length}.source`],
    ]);
  });
  it('一条规则也没有', () => {
    const [one] = places((plan) => {
      plan.rules = [];
      plan.indicators = plan.indicators.filter(({ name }) => name !== '达标考核');
    });
    expect(one).toEqual(['no-rules', 'rules']);
  });
});

describe('算例', () => {
  const path = `rules.${at('R07')}.examples.0`;
  it('得数不对：说明应得多少、得了多少', () => {
    const [one, ...more] = found((plan) => void (rule(plan, 'R07').examples[0]!.amount = '-1501'));
    expect(more).toEqual([]);
    expect(one).toMatchObject({ code: 'example', path });
    expect(one!.message).toContain('应得 -1501，按公式得 -1500');
  });
  it('用了没有的指标', () => {
    const change = (plan: Plan) => void (rule(plan, 'R07').examples[0]!.inputs.风度 = '1');
    expect(found(change)[0]!.message).toContain('没有名为“风度”的指标');
  });
  it('少给一个指标：条件不成立，得 0，不是别的', () => {
    const change = (plan: Plan) => delete rule(plan, 'R07').examples[0]!.inputs.得分;
    expect(found((plan) => void change(plan))[0]!.message).toContain('按公式得 0');
  });
});
