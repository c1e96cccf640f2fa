/**
 * A plan made ready to run: every formula compiled, the chosen readings folded in (so that what a
 * reading excludes is neither computed nor explained), the rules in the order their references need.
 */
import { problem } from '../../contract/problem.ts';
import type { Goal, Grain, Indicator, Plan, Readings, Rule } from '../../contract/plan.ts';
import { completeReadings, visibleReadings } from '../../domain/plan/readings.ts';
import { compile, specialise, type Compiled, type Names } from '../../feel/index.ts';
import { sourceType } from './sources.ts';

export type RuleProgram = {
  rule: Rule;
  /** The rule's readings and the plan's that bear on it, by short name. */
  readings: Readings;
  when: Compiled;
  amount: Compiled;
  /** null = the unit itself. */
  payer: Compiled | null;
  oncePerPhase: boolean;
  /** Indicators stored with each line: those the formulas use, then those it shows. */
  indicators: Indicator[];
};
export type GoalProgram = {
  goal: Goal;
  readings: Readings;
  met: Compiled;
  indicators: Indicator[];
};
export type Program = {
  plan: Plan;
  readings: Readings;
  rules: RuleProgram[];
  goals: GoalProgram[];
};

const grainsOf = (indicator: Indicator): readonly Grain[] =>
  Array.isArray(indicator.each) ? indicator.each : [indicator.each];

export const indicatorsOf = (plan: Plan, grain: Grain): Indicator[] =>
  plan.indicators.filter((indicator) => grainsOf(indicator).includes(grain));

/** The names a formula may use at this grain, with their FEEL types; readings are texts. */
export function namesAt(plan: Plan, grain: Grain, owner: string): Names {
  const names: Names = {};
  for (const indicator of indicatorsOf(plan, grain))
    names[indicator.name] = sourceType(indicator.source);
  const readings = visibleReadings(plan, owner, completeReadings(plan, {}));
  for (const id of Object.keys(readings)) names[id] = 'string';
  return names;
}

/** "$全区" → the level that the plan's reading 全区 has in force. */
export const levelOf = (within: string, readings: Readings): string =>
  within.startsWith('$') ? (readings[within.slice(1)] ?? within) : within;

/** Which plan readings an indicator depends on. */
const readingsBehind = (indicator: Indicator): string[] =>
  'within' in indicator.source && indicator.source.within.startsWith('$')
    ? [indicator.source.within.slice(1)]
    : [];

function usedIndicators(
  plan: Plan,
  grain: Grain,
  formulas: Compiled[],
  shows: string[],
): Indicator[] {
  const used = new Set([...formulas.flatMap((formula) => formula.names), ...shows]);
  const byName = new Map(indicatorsOf(plan, grain).map((indicator) => [indicator.name, indicator]));
  return [...used].map((name) => byName.get(name)).filter((indicator) => indicator !== undefined);
}

function relevantReadings(
  owner: { readings: { id: string }[] },
  visible: Readings,
  indicators: Indicator[],
): Readings {
  const ids = [...owner.readings.map((r) => r.id), ...indicators.flatMap(readingsBehind)];
  return Object.fromEntries([...new Set(ids)].map((id) => [id, visible[id]!]));
}

function ruleProgram(plan: Plan, rule: Rule, chosen: Readings): RuleProgram {
  const names = namesAt(plan, rule.each, rule.id);
  const visible = visibleReadings(plan, rule.id, chosen);
  const ready = (source: string) => specialise(compile(source, names), visible);
  const when = ready(rule.when);
  const amount = ready(rule.amount);
  const payer = rule.payer.trim() === '' ? null : ready(rule.payer);
  const once = rule.oncePerPhase === undefined ? null : ready(rule.oncePerPhase);
  const indicators = usedIndicators(
    plan,
    rule.each,
    [when, amount, ...(payer ? [payer] : [])],
    rule.shows,
  );
  return {
    rule,
    when,
    amount,
    payer,
    indicators,
    readings: relevantReadings(rule, visible, indicators),
    oncePerPhase: once?.tree.kind === 'literal' && once.tree.value === true,
  };
}

function goalProgram(plan: Plan, goal: Goal, chosen: Readings): GoalProgram {
  const visible = visibleReadings(plan, goal.id, chosen);
  const met = specialise(compile(goal.met, namesAt(plan, '方案', goal.id)), visible);
  const indicators = usedIndicators(plan, '方案', [met], goal.shows);
  return { goal, met, indicators, readings: relevantReadings(goal, visible, indicators) };
}

/** Rules that add up other rules come after them. @throws Problem `rule-order` on a circle */
export function inOrder(plan: Plan): Rule[] {
  const sums = new Map(
    plan.indicators.flatMap((i) =>
      i.source.kind === 'rules' ? [[i.name, i.source.rules] as const] : [],
    ),
  );
  const needs = (rule: Rule) => {
    const names = namesAt(plan, rule.each, rule.id);
    return [rule.when, rule.amount]
      .flatMap((source) => compile(source, names).names)
      .flatMap((name) => sums.get(name) ?? []);
  };
  const done: Rule[] = [];
  let waiting = plan.rules;
  while (waiting.length > 0) {
    const ready = waiting.filter((rule) =>
      needs(rule).every((id) => !waiting.some((other) => other.id === id)),
    );
    if (ready.length === 0)
      throw problem('rule-order', { rules: waiting.map((rule) => rule.id).join('、') });
    done.push(...ready);
    waiting = waiting.filter((rule) => !ready.includes(rule));
  }
  return done;
}

/**
 * @param chosen readings by full name; what is missing takes its default
 * @throws FeelError for a formula that does not compile; Problem `rule-order`
 */
export function buildProgram(plan: Plan, chosen: Readings): Program {
  const readings = completeReadings(plan, chosen);
  return {
    plan,
    readings,
    rules: inOrder(plan).map((rule) => ruleProgram(plan, rule, readings)),
    goals: plan.goals.map((goal) => goalProgram(plan, goal, readings)),
  };
}
