/** 方案文件: every error says which file, which line and which item, in words that help. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../contract/problem.ts';
import type { PlanFinding } from '../../contract/plan-version.ts';
import { checkPlan } from './check-plan.ts';
import { runExamples } from './examples.ts';
import { planJsonSchema } from './json-schema.ts';
import { loadPlan } from './load-plan.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const text = read('plans/03-shenmiren.yaml');
const lineWith = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;

function problemOf(yaml: string): Problem {
  try {
    loadPlan(yaml, '方案.yaml');
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('没有报错');
}

describe('方案文件的错误', () => {
  const cases: [string, string, string, string, string, string][] = [
    [
      '不认识的项',
      'oncePerPhase:',
      'oncePerPhases:',
      'oncePerPhase:',
      'rules[2].oncePerPhases',
      '核对拼写',
    ],
    ['数字没有引号', "target: '92'", 'target: 92', "target: '92'", 'phases[1].target', '加引号'],
    ['类型不对', 'shows: [责任人]', 'shows: 责任人', 'shows: [责任人]', 'rules[8].shows', '数组'],
    [
      '不存在的日期',
      'from: 2023-05-01',
      'from: 2023-02-30',
      'from: 2023-05-01',
      'phases[2].from',
      '日期',
    ],
    ['编号里有空格', '- id: P2', '- id: P 2', '- id: P2', 'phases[2].id', '只能用字母'],
    [
      '没有这种计法',
      'each: 年度\n    kind',
      'each: 年\n    kind',
      'each: 年度\n    kind',
      'rules[1].each',
      '年度',
    ],
    [
      '没有这种来源',
      'kind: visited-on',
      'kind: visited',
      'kind: visited-on',
      'indicators[2].source.kind',
      '无效',
    ],
    ['缺少一项', '    title: 达标\n', '', 'id: P2', 'phases[2].title', '请补上'],
  ];
  it.each(cases)('%s', (_, from, to, at, path, words) => {
    const found = problemOf(text.replace(from, to));
    expect(found).toMatchObject({ code: 'plan-file', status: 400 });
    expect(found.params).toMatchObject({ file: '方案.yaml', path });
    expect(found.params.line).toBe(String(lineWith(at)));
    expect(found.message).toContain(words);
    expect(found.message).toContain(`第 ${lineWith(at)} 行（${path}）`);
  });

  it('几处错误一次全列出，各有行号', () => {
    const broken = text.replace("target: '92'", 'target: 92').replace("target: '98'", 'target: x');
    const findings = problemOf(broken).findings as PlanFinding[];
    expect(findings.map(({ path }) => path)).toEqual(['phases[1].target', 'phases[3].target']);
    expect(findings[1]!.line! - findings[0]!.line!).toBeGreaterThan(10);
  });

  it.each([
    ['语法错误', 'id: a\nrules: [', '2'],
    ['同一项写了两次', 'id: a\ntitle: b\nid: c', '3'],
    ['引用了没有的锚', 'id: *nowhere', '1'],
  ])('YAML %s', (_, yaml, line) => {
    const found = problemOf(yaml);
    expect(found.params).toMatchObject({ file: '方案.yaml', line, path: '语法' });
    expect(found.message).toContain('YAML 语法错误');
  });

  it('成倍展开的锚不能拖垮服务器', () => {
    const tens = (name: string) => Array(10).fill(`*${name}`).join(',');
    const bomb = ['a: &a [x]', `b: &b [${tens('a')}]`, `c: &c [${tens('b')}]`, `d: [${tens('c')}]`];
    expect(problemOf(bomb.join('\n')).code).toBe('plan-file');
  });

  it.each([
    ['空文件', ''],
    ['不是对象', '- 1'],
    ['只有文字', '方案'],
  ])('%s', (_, yaml) => {
    expect(problemOf(yaml).message).toContain('文件开头');
  });
});

describe('plans/03-shenmiren.yaml', () => {
  const plan = loadPlan(text, '03-shenmiren.yaml');

  it('可以发布：没有任何检查发现', () => {
    expect(checkPlan(plan)).toEqual([]);
  });

  it('每条规则都有算例，每个算例都算得对', () => {
    const results = plan.rules.map((rule) => [rule.id, runExamples(plan, rule)] as const);
    expect(results.filter(([, own]) => own.length === 0)).toEqual([]);
    expect(results.flatMap(([id, own]) => own.filter(({ ok }) => !ok).map((r) => [id, r]))).toEqual(
      [],
    );
  });

  const folder = new URL('../../../../shared/seeds/', import.meta.url);
  const seed = new URL('000_8363cc06a491fc5b.txt', folder);
  if (!existsSync(seed)) console.log(`跳过：没有原文 ${seed.pathname}，无法核对条款`);
  it.skipIf(!existsSync(seed))('条款与原文一字不差（“……”处为略去）', () => {
    const source = readFileSync(seed, 'utf8').replace(/\s/g, '');
    const clauses = [...plan.rules, ...plan.goals, ...plan.phases].flatMap(({ id, clause }) =>
      clause.split('……').map((part) => [id, part.replace(/\s/g, '')] as const),
    );
    expect(clauses.filter(([, clause]) => !source.includes(clause))).toEqual([]);
  });
});

describe('docs/plan.schema.json', () => {
  it('与契约一致（不一致时运行 npm run schema）', () => {
    expect(JSON.parse(read('docs/plan.schema.json'))).toEqual(planJsonSchema());
  });

  it('方案文件指向它', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../docs/plan.schema.json');
  });
});
