/** `mingchuang reliability scores.csv`: how far several raters agree about the same subjects. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problem } from '../contract/problem.ts';
import { iccForms, intraclass, type IccReport } from '../domain/reliability/index.ts';
import { readScores } from './read-scores.ts';
import { textTable } from './terminal.ts';

export const reliabilityUsage = `  mingchuang reliability 得分.csv   评分信度：每行一个对象，每列一位评分员
      [--json]                   只输出 JSON
      [--level 0.95]             置信水平`;

type Options = { file: string; json: boolean; level: number };

const refuse = (detail: string) => problem('invalid', { detail: `${detail}\n${reliabilityUsage}` });

function parseOptions(args: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, level: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined) throw refuse('缺少得分表，如 scores.csv');
    if (more.length > 0) throw refuse(`一次算一个文件，多出“${more.join(' ')}”`);
    const level = Number(values.level ?? '0.95');
    if (!(level > 0 && level < 1))
      throw refuse(`--level 应在 0 与 1 之间，给出的是“${values.level}”`);
    return { file, json: values.json, level };
  } catch (error) {
    if (error instanceof TypeError) throw refuse(`参数有误（${error.message}）`);
    throw error;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw problem('invalid', { detail: `读不到文件 ${path}（${code}），请核对路径` });
  }
}

/** Rounded for people and for comparison; the computation keeps every digit. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;

const mapForms = <T>(of: (form: (typeof iccForms)[number]) => T) =>
  Object.fromEntries(iccForms.map((form) => [form, of(form)]));

function asJson(report: IccReport): string {
  const { subjects, raters, leftOut, bms, wms, jms, ems } = report.meanSquares;
  const squares = { bms, wms, jms, ems };
  return JSON.stringify(
    {
      icc: mapForms((form) => rounded(report.icc[form])),
      intervals: mapForms((form) => report.intervals[form]?.map(rounded) ?? null),
      level: report.level,
      tests: mapForms((form) => report.tests[form]),
      meanSquares: squares,
      subjects,
      raters,
      leftOutRows: leftOut.map((row) => row + 1),
    },
    null,
    2,
  );
}

const meanings: Record<(typeof iccForms)[number], string> = {
  '1,1': '每个对象各有各的评分员，看单次评分',
  '2,1': '评分员代表更多的人，看单次评分',
  '3,1': '只论这几位评分员，看单次评分',
  '1,k': '每个对象各有各的评分员，看平均分',
  '2,k': '评分员代表更多的人，看平均分',
  '3,k': '只论这几位评分员，看平均分',
};
const shown = (value: number | null) => (value === null ? '—' : value.toFixed(4));

function asTable(report: IccReport): string {
  const { subjects, raters, leftOut } = report.meanSquares;
  const rows = iccForms.map((form) => {
    const interval = report.intervals[form];
    const limits = interval ? `${shown(interval[0])} … ${shown(interval[1])}` : '—';
    return [`ICC(${form})`, shown(report.icc[form]), limits, meanings[form]];
  });
  const level = `${Number((report.level * 100).toFixed(2))} % 区间`;
  const left = leftOut.length > 0 ? `，另有 ${leftOut.length} 行缺分未计` : '';
  return `${subjects} 个对象 × ${raters} 位评分员${left}\n${textTable(['形式', '>信度', '>' + level, '含义'], rows)}`;
}

/** Prints a table, or with --json one object whose `icc` holds the six coefficients. */
export async function reliabilityCommand(args: string[]): Promise<number> {
  const { file, json, level } = parseOptions(args);
  const report = intraclass(readScores(readText(file)), level);
  if (report.kind === 'too-few') {
    const { subjects, raters } = report;
    throw problem('invalid', {
      detail: `至少要两个对象、两位评分员的完整得分才能算信度；${file} 里完整的只有 ${subjects} 个对象、${raters} 位评分员`,
    });
  }
  process.stdout.write(`${json ? asJson(report) : asTable(report)}\n`);
  return 0;
}
