/** 发布前检查: everything that would make a plan not run, or run otherwise than its author thinks, with its place. */
import type { Goal, Grain, Plan, Rule } from '../../contract/plan.ts';
import type { PlanFinding } from '../../contract/plan-version.ts';
import { check, type FeelType } from '../../feel/index.ts';
import { indicatorsOf, inOrder, namesAt } from '../settlement/index.ts';
import { finding, structureFindings } from './check-structure.ts';
import { runExamples } from './examples.ts';

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
    return result.errors.map(({ code, message, from, to }) =>
      finding(code === 'unknown-name' ? 'unknown-indicator' : code, path, message, { from, to }),
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

/** A fixed value that nobody has filled in would silently make a rule never apply. */
function emptyValues(plan: Plan, { source, grain, owner }: Formula): PlanFinding[] {
  const result = check(source, namesAt(plan, grain, owner));
  if (!result.ok) return [];
  return plan.indicators.flatMap(({ name, source: from }, n) =>
    from.kind === 'value' && from.value === null && result.names.includes(name)
      ? [
          finding(
            'no-value',
            `indicators.${n}.source`,
            `${owner} 用到的固定值“${name}”还没有填写。请填写后再发布。`,
          ),
        ]
      : [],
  );
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
    if (gap) return [finding(gap[0], f.path, `${rule.id} ${gap[1]}`)];
    return [...formulaFindings(plan, f), ...emptyValues(plan, f)];
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
    ...structureFindings(plan),
    ...plan.rules.flatMap((rule, n) => ruleFindings(plan, rule, n)),
    ...plan.goals.flatMap((goal, n) => goalFindings(plan, goal, n)),
  ];
  if (plan.rules.length === 0)
    found.push(finding('no-rules', 'rules', '方案还没有规则。请至少添加一条再发布。'));
  return found.length > 0 ? found : [...orderFindings(plan), ...exampleFindings(plan)];
}
