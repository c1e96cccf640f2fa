/** 发布前检查, the part that needs no formulas: dates, names used twice, references that lead nowhere. */
import type { Plan } from '../../contract/plan.ts';
import type { PlanFinding } from '../../contract/plan-version.ts';

export const finding = (
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

function periodFindings({ period }: Plan): PlanFinding[] {
  if (period.from <= period.to) return [];
  return [finding('period-backwards', 'period', '方案的结束日期早于开始日期。请改正日期。')];
}

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

type Named = { id: string };
const ids = (list: Named[]) => list.map((one) => one.id);

function doubleFindings(plan: Plan): PlanFinding[] {
  const owners = (list: (Named & { readings: Named[] })[], path: string) =>
    list.flatMap((owner, n) => doubles(ids(owner.readings), `${path}.${n}.readings`, '读法编号'));
  return [
    ...doubles(ids(plan.rules), 'rules', '规则编号'),
    ...doubles(ids(plan.goals), 'goals', '目标编号'),
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
    ...doubles(ids(plan.readings), 'readings', '读法编号'),
    ...owners(plan.rules, 'rules'),
    ...owners(plan.goals, 'goals'),
  ];
}

/** A reading named like something else would hide it from every formula. */
function shadowFindings(plan: Plan): PlanFinding[] {
  const taken = new Set([...plan.indicators.map((i) => i.name), ...ids(plan.readings)]);
  const indicators = new Set(plan.indicators.map((i) => i.name));
  const clash = (id: string, path: string) =>
    finding('duplicate', path, `读法“${id}”与指标或方案读法同名，公式无法分辨。请改名。`);
  const owned = (list: (Named & { readings: Named[] })[], path: string) =>
    list.flatMap((owner, n) =>
      owner.readings.flatMap(({ id }, r) =>
        taken.has(id) ? [clash(id, `${path}.${n}.readings.${r}`)] : [],
      ),
    );
  return [
    ...plan.readings.flatMap(({ id }, n) =>
      indicators.has(id) ? [clash(id, `readings.${n}`)] : [],
    ),
    ...owned(plan.rules, 'rules'),
    ...owned(plan.goals, 'goals'),
  ];
}

/** A sum takes rules that stand on the same facts as the indicator, and no others. */
function summedFinding(plan: Plan, id: string, n: number): PlanFinding[] {
  const { name, each } = plan.indicators[n]!;
  const path = `indicators.${n}.source`;
  const rule = plan.rules.find((one) => one.id === id);
  if (!rule)
    return [finding('unknown-rule', path, `指标“${name}”引用的规则 ${id} 不存在。请改正编号。`)];
  if ([each].flat().every((grain) => grain === rule.each)) return [];
  const text = `指标“${name}”与它引用的规则 ${id}（按“${rule.each}”计）不是按同一种事实计的。请改成一致。`;
  return [finding('rule-grain', path, text)];
}

function referenceFindings(plan: Plan): PlanFinding[] {
  const readings = new Set(plan.readings.map((reading) => reading.id));
  return plan.indicators.flatMap(({ name, source }, n) => {
    const path = `indicators.${n}.source`;
    if (source.kind === 'rules') return source.rules.flatMap((id) => summedFinding(plan, id, n));
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

/** Everything wrong with a plan's shape as a whole; formulas are checked by themselves. */
export const structureFindings = (plan: Plan): PlanFinding[] => [
  ...doubleFindings(plan),
  ...shadowFindings(plan),
  ...periodFindings(plan),
  ...phaseFindings(plan),
  ...referenceFindings(plan),
];
