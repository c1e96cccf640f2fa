/** Two small sheets of our own export: 计分规则 and 结构. They bring back what a check sheet cannot say. */
import type { Module, Scoring, StandardDocument } from '../../domain/standard/index.ts';
import { usualScoring } from '../../domain/standard/index.ts';
import type { Grid } from './grid.ts';

export const settingsSheet = '计分规则';
export const structureSheet = '结构';

/** A line for each module whose points nobody has confirmed yet. */
const assumedTerm = '分值待确认的模块';
const combine = { sum: '分值相加', weighted: '按权重' } as const;
const notApplicable = { full: '按满分', excluded: '剔除', zero: '按零分' } as const;
const people = { worst: '取最差', mean: '取平均' } as const;

const wordOf = <K extends string>(words: Record<K, string>, text: string, otherwise: K): K =>
  (Object.keys(words) as K[]).find((key) => words[key] === text) ?? otherwise;

/** Rows of 计分规则: a term and its value. */
export function settingsRows({
  title,
  source,
  total,
  scoring,
  modules,
}: StandardDocument): string[][] {
  const { veto, bands } = scoring;
  return [
    ['标准标题', title],
    ['依据', source],
    ['满分', total],
    ['合成方式', combine[scoring.combine]],
    ['不适用', notApplicable[scoring.notApplicable]],
    ['多人作答', people[scoring.people]],
    ['小数位数', String(scoring.scale)],
    ['加分上限', scoring.extrasUpTo ?? ''],
    ['保底分', scoring.lowest ?? ''],
    ['一票否决最多', veto.to === 'zero' ? '' : veto.score],
    ...bands.map(({ name, from }) => [`等级：${name}`, from]),
    ...modules.flatMap(({ code, assumed }) => (assumed ? [[assumedTerm, code]] : [])),
  ];
}

const isDecimal = (text: string | undefined): text is string => /^\d+(\.\d+)?$/.test(text ?? '');
const optional = (text: string | undefined) => (isDecimal(text) ? text : null);

export type Settings = Pick<StandardDocument, 'title' | 'source' | 'scoring'> & {
  total: string | null;
  /** Codes of modules whose points are proposals. */
  assumed: string[];
};

/** What 计分规则 says; missing lines have their usual value. */
export function readSettings({ rows }: Grid): Settings {
  const lines = rows.map(
    ({ cells }) => [cells.get(1)?.text ?? '', cells.get(2)?.text ?? ''] as const,
  );
  const values = new Map(lines);
  const most = optional(values.get('一票否决最多'));
  const scale = Number(values.get('小数位数') ?? usualScoring.scale);
  const lowest = optional(values.get('保底分'));
  const scoring: Scoring = {
    combine: wordOf(combine, values.get('合成方式') ?? '', 'sum'),
    notApplicable: wordOf(notApplicable, values.get('不适用') ?? '', 'full'),
    people: wordOf(people, values.get('多人作答') ?? '', 'worst'),
    scale: Number.isInteger(scale) && scale >= 0 && scale <= 4 ? scale : usualScoring.scale,
    extrasUpTo: optional(values.get('加分上限')),
    veto: most === null ? { to: 'zero' } : { to: 'at-most', score: most },
    bands: lines.flatMap(([term, from]) => {
      const name = term.startsWith('等级：') ? term.slice(3) : '';
      return name && isDecimal(from) ? [{ name, from }] : [];
    }),
    ...(lowest === null ? {} : { lowest }),
  };
  return {
    title: values.get('标准标题') ?? '',
    source: values.get('依据') ?? '',
    total: optional(values.get('满分')),
    assumed: lines.flatMap(([term, code]) => (term === assumedTerm ? [code] : [])),
    scoring,
  };
}

export const structureHead = ['级别', '编码', '名称', '分值', '权重', '最多扣'];

export const structureRows = ({ modules }: StandardDocument): string[][] =>
  modules.flatMap((module) => [
    [
      '模块',
      module.code,
      module.name,
      module.points,
      module.weight ?? '',
      module.deductAtMost ?? '',
    ],
    ...module.projects.map((project) => [
      '项目',
      project.code,
      project.name,
      project.points,
      '',
      project.deductAtMost ?? '',
    ]),
  ]);

/** Marks the modules whose points were proposals when the book was written. */
export const markAssumed = (modules: Module[], codes: readonly string[]): Module[] =>
  modules.map((one) => (codes.includes(one.code) ? { ...one, assumed: true } : one));

/** The modules and projects, without items; null when the sheet is not of our making. */
export function readStructure({ rows }: Grid): Module[] | null {
  const [head, ...lines] = rows.map(({ cells }) =>
    structureHead.map((_, at) => cells.get(at + 1)?.text ?? ''),
  );
  if (!head || head.join() !== structureHead.join()) return null;
  const modules: Module[] = [];
  for (const [level, code = '', name = '', points = '', weight, atMost] of lines) {
    if (!code || !name || !isDecimal(points)) return null;
    const limit = optional(atMost);
    const base = { code, name, points, ...(limit === null ? {} : { deductAtMost: limit }) };
    if (level === '模块') modules.push({ ...base, weight: optional(weight), projects: [] });
    else if (level === '项目' && modules.length > 0) {
      modules.at(-1)!.projects.push({ ...base, items: [] });
    } else return null;
  }
  return modules;
}
