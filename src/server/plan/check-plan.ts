/** 发布前检查: everything that would make a plan not run, or run otherwise than its author thinks, with its place. */
import type { Goal, Grain, Plan, Rule } from '../../contract/plan.ts';
import type { PlanFinding } from '../../contract/plan-version.ts';
import { check, type FeelType } from '../../feel/index.ts';
import { indicatorsOf, inOrder, namesAt } from '../settlement/index.ts';
import { runExamples } from './examples.ts';

const finding = (
  code: string,
  path: string,
  message: string,
  at: { from?: number; to?: number } = {},
): PlanFinding => ({
  code,
  path,
  message,
  ...at,
});

type Formula = {
  source: string;
  path: string;
  grain: Grain;
  owner: string;
  expect: FeelType;
  what: string;
};
const expected: Record<string, string> = {
  boolean: '条件（是或否）',
  number: '金额（数字）',
  string: '机构编码（文本）',
};

function formulaFindings(
  plan: Plan,
  { source, path, grain, owner, expect }: Formula,
): PlanFinding[] {
  const result = check(source, namesAt(plan, grain, owner));
  if (!result.ok) {
    return result.errors.map((e) =>
      finding(e.code === 'unknown-name' ? 'unknown-indicator' : e.code, path, e.message, e),
    );
  }
  if (result.type === expect || result.type === 'null') return [];
  return [
    finding(
      'type',
      path,
      `${owner} 的公式应得出${expected[expect as string]}，现在得出的是 ${String(result.type)}。请检查公式。`,
    ),
  ];
}

const missing: Record<string, [string, string]> = {
  when: ['no-condition', '没有条件。请写明什么情况下适用；总是适用时写 true。'],
  amount: ['no-amount', '没有金额。请写明金额公式，例如 -(1000 + (目标分 - 得分) * 200)。'],
  payer: ['no-payer', '没有写明由谁承担。请填机构编码的公式，网点自己承担时写“机构编码”。'],
};

function ruleFindings(plan: Plan, rule: Rule, n: number): PlanFinding[] {
  const formulas: Formula[] = [
    {
      source: rule.when,
      path: `rules.${n}.when`,
      expect: 'boolean',
      what: 'when',
      grain: rule.each,
      owner: rule.id,
    },
    {
      source: rule.amount,
      path: `rules.${n}.amount`,
      expect: 'number',
      what: 'amount',
      grain: rule.each,
      owner: rule.id,
    },
    {
      source: rule.payer,
      path: `rules.${n}.payer`,
      expect: 'string',
      what: 'payer',
      grain: rule.each,
      owner: rule.id,
    },
  ];
  if (rule.oncePerPhase !== undefined) {
    formulas.push({
      source: rule.oncePerPhase,
      path: `rules.${n}.oncePerPhase`,
      expect: 'boolean',
      what: 'once',
      grain: rule.each,
      owner: rule.id,
    });
  }
  const found = formulas.flatMap((f) => {
    const gap = f.source.trim() === '' ? missing[f.what] : undefined;
    return gap ? [finding(gap[0], f.path, `${rule.id} ${gap[1]}`)] : formulaFindings(plan, f);
  });
  const known = new Set(indicatorsOf(plan, rule.each).map((i) => i.name));
  const shows = rule.shows.filter((name) => !known.has(name));
  return [
    ...found,
    ...shows.map((name) =>
      finding(
        'unknown-indicator',
        `rules.${n}.shows`,
        `${rule.id} 要列出的指标“${name}”不存在，或不是按“${rule.each}”计的。请改名或删去。`,
      ),
    ),
  ];
}

const goalFindings = (plan: Plan, goal: Goal, n: number) =>
  formulaFindings(plan, {
    source: goal.met,
    path: `goals.${n}.met`,
    grain: '方案',
    owner: goal.id,
    expect: 'boolean',
    what: 'met',
  });

function phaseFindings({ phases, period }: Plan): PlanFinding[] {
  return phases.flatMap((phase, n) => {
    const path = `phases.${n}`;
    const found: PlanFinding[] = [];
    if (phase.to < phase.from)
      found.push(
        finding('phase-backwards', path, `${phase.name}的结束日期早于开始日期。请改正日期。`),
      );
    if (phase.from < period.from || phase.to > period.to) {
      found.push(
        finding(
          'phase-outside',
          path,
          `${phase.name}（${phase.from} 至 ${phase.to}）超出方案期间 ${period.from} 至 ${period.to}。请改正其一。`,
        ),
      );
    }
    const clash = phases
      .slice(0, n)
      .find((other) => other.from <= phase.to && phase.from <= other.to);
    if (clash)
      found.push(
        finding(
          'phase-overlap',
          path,
          `${phase.name}与${clash.name}的日期重叠，同一天会有两个目标分。请错开。`,
        ),
      );
    return found;
  });
}

function doubles(names: string[], path: string, what: string): PlanFinding[] {
  return names.flatMap((name, n) =>
    names.indexOf(name) < n
      ? [
          finding(
            'duplicate',
            `${path}.${n}`,
            `${what}“${name}”出现了两次。请改名，使每个${what}唯一。`,
          ),
        ]
      : [],
  );
}

function referenceFindings(plan: Plan): PlanFinding[] {
  const rules = new Set(plan.rules.map((rule) => rule.id));
  const readings = new Set(plan.readings.map((reading) => reading.id));
  return plan.indicators.flatMap(({ name, source }, n) => {
    const path = `indicators.${n}.source`;
    if (source.kind === 'rules') {
      return source.rules
        .filter((id) => !rules.has(id))
        .map((id) =>
          finding('unknown-rule', path, `指标“${name}”引用的规则 ${id} 不存在。请改正编号。`),
        );
    }
    if (
      'within' in source &&
      source.within.startsWith('$') &&
      !readings.has(source.within.slice(1))
    ) {
      return [
        finding(
          'unknown-reading',
          path,
          `指标“${name}”引用的方案读法“${source.within.slice(1)}”不存在。请先在“读法”中添加。`,
        ),
      ];
    }
    return [];
  });
}

function orderFindings(plan: Plan): PlanFinding[] {
  try {
    inOrder(plan);
    return [];
  } catch (error) {
    return [finding('rule-order', 'rules', (error as Error).message)];
  }
}

const exampleFindings = (plan: Plan) =>
  plan.rules.flatMap((rule, n) =>
    runExamples(plan, rule).flatMap((result, e) =>
      result.ok
        ? []
        : [
            finding(
              'example',
              `rules.${n}.examples.${e}`,
              `${rule.id} 的算例“${result.title}”应得 ${result.expected}，按公式得 ${result.actual}。请改正公式或算例。`,
            ),
          ],
    ),
  );

/** Everything wrong with a plan; empty = it may be published. */
export function checkPlan(plan: Plan): PlanFinding[] {
  const found = [
    ...doubles(
      plan.rules.map((r) => r.id),
      'rules',
      '规则编号',
    ),
    ...doubles(
      plan.indicators.map((i) => i.name),
      'indicators',
      '指标名称',
    ),
    ...doubles(
      plan.phases.map((p) => p.name),
      'phases',
      '阶段名称',
    ),
    ...phaseFindings(plan),
    ...referenceFindings(plan),
    ...plan.rules.flatMap((rule, n) => ruleFindings(plan, rule, n)),
    ...plan.goals.flatMap((goal, n) => goalFindings(plan, goal, n)),
  ];
  if (plan.rules.length === 0)
    found.push(finding('no-rules', 'rules', '方案还没有规则。请至少添加一条再发布。'));
  return found.length > 0 ? found : [...orderFindings(plan), ...exampleFindings(plan)];
}
