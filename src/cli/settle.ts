/** `mingchuang settle`: a plan and a workbook in; every outlet's lines out, as JSON and as Excel. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { problem } from '../contract/problem.ts';
import type { Plan } from '../contract/plan.ts';
import type { Finding } from '../domain/inspection/fact-book.ts';
import { readFactBook } from '../documents/index.ts';
import { loadPlan } from '../server/plan/index.ts';
import { checkPlan } from '../server/plan/check-plan.ts';
import { readingsFrom } from '../server/settlement/index.ts';
import { settleInMemory } from './in-memory.ts';
import { badInput, progressLine, say } from './terminal.ts';
import { summary } from './summary.ts';
import { refuseTargets, writeResults } from './write-results.ts';

export const settleUsage = `  mingchuang settle --plan 方案.yaml --data 工作簿.xlsx
      [--reading R08.A1=yes …]   换一种读法，可重复
      [--json 结果.json]         逐行结果，金额为十进制文本
      [--xlsx 结果.xlsx]         逐行结果与汇总，Excel`;

type Options = { plan: string; data: string; reading: string[]; json?: string; xlsx?: string };

function parseOptions(args: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        plan: { type: 'string' },
        data: { type: 'string' },
        reading: { type: 'string', multiple: true, default: [] },
        json: { type: 'string' },
        xlsx: { type: 'string' },
      },
    });
    // `--reading A=1 B=2` is as good as naming the option twice.
    const stray = positionals.find((text) => !text.includes('='));
    if (stray !== undefined)
      throw problem('invalid', { detail: `不认识的参数“${stray}”\n${settleUsage}` });
    if (!values.plan || !values.data)
      throw problem('invalid', {
        detail: `缺少 --${values.plan ? 'data' : 'plan'}\n${settleUsage}`,
      });
    const reading = [...values.reading, ...positionals];
    return { ...values, reading, plan: values.plan, data: values.data };
  } catch (error) {
    if (error instanceof TypeError)
      throw problem('invalid', { detail: `${error.message}\n${settleUsage}` });
    throw error;
  }
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw problem('invalid', {
      detail: `读不到文件 ${path}（${(error as NodeJS.ErrnoException).code ?? String(error)}），请核对路径`,
    });
  }
}

function readPlan(path: string): Plan {
  const plan = loadPlan(readFile(path).toString('utf8'), path);
  const findings = checkPlan(plan);
  if (findings.length > 0)
    throw problem('plan-invalid', { count: String(findings.length), action: '结算' }, findings);
  return plan;
}

const findingLine = ({ sheet, cell, value, zh }: Finding) =>
  `  ${sheet}${cell ? `!${cell}` : ''}${value ? `（${value}）` : ''}：${zh}`;

function reportFindings(findings: Finding[], errors: number, notices: number): void {
  for (const severity of ['error', 'notice'] as const) {
    const total = severity === 'error' ? errors : notices;
    const shown = findings.filter((finding) => finding.severity === severity);
    if (total === 0) continue;
    say(
      severity === 'error'
        ? `工作簿有 ${total} 处错误，没有写出任何结果：`
        : `提示 ${total} 处（不影响结算）：`,
    );
    for (const finding of shown) say(findingLine(finding));
    if (total > shown.length) say(`  …… 另有 ${total - shown.length} 处未列出`);
  }
}

/** @returns the exit code: 0, or 2 when the input is at fault and nothing was written */
export async function settleCommand(args: string[]): Promise<number> {
  const options = parseOptions(args);
  refuseTargets(options);
  const progress = progressLine();
  const plan = readPlan(options.plan);
  const readings = readingsFrom(plan, options.reading);
  const fileName = basename(options.data);
  const read = await readFactBook(readFile(options.data), {
    fileName,
    period: plan.period,
    onProgress: (share, step) => progress(share * 0.3, step),
  });
  reportFindings(read.findings, read.errors, read.notices);
  if (read.errors > 0) return badInput;
  const lines = await settleInMemory(plan, readings, read.book, (share, step) =>
    progress(0.3 + share * 0.7, step),
  );
  await writeResults(options, plan, lines, readings);
  process.stdout.write(summary(plan, lines));
  return 0;
}
