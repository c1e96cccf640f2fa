/** Reads a plan file: YAML text → checked plan, every error with file, path and line. */
import { LineCounter, parseDocument, type Document } from 'yaml';
import { deepestYaml, deepLine, structureFault } from './yaml-limits.ts';
import { zhCN } from 'zod/locales';
import type { z } from 'zod';
import { planSchema, type Plan } from '../../contract/plan.ts';
import { problem } from '../../contract/problem.ts';
import type { PlanFinding } from '../../contract/plan-version.ts';

type Path = readonly PropertyKey[];

/** "rules[3].when": how a person would point at it. */
const pathText = (path: Path) =>
  path
    .map((p) => (typeof p === 'number' ? `[${p + 1}]` : `.${String(p)}`))
    .join('')
    .replace(/^\./, '') || '（文件开头）';

function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** zod's own words, in Chinese. */
const { localeError } = zhCN();

/** What to write instead, where zod would only say what is wrong. */
function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `不认识的项 ${issue.keys.join('、')}，请核对拼写`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.input === undefined) return '缺少这一项，请补上';
  if (issue.expected === 'string' && typeof issue.input === 'number')
    return `应为文本，请给数字加引号，例如 "${issue.input}"`;
  return issue.message;
}

/** An unknown key is shown itself, not the object it stands in. */
const placeOf = (issue: z.core.$ZodIssue): Path =>
  issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;

const parse = (data: unknown) =>
  planSchema.safeParse(data, { error: localeError, reportInput: true });

/** Checks a document that is already data. @returns the plan, or findings with paths */
export function parsePlan(data: unknown): { plan: Plan | null; findings: PlanFinding[] } {
  const result = parse(data);
  if (result.success) return { plan: result.data, findings: [] };
  const findings = result.error.issues.map((issue) => ({
    code: 'shape',
    path: issue.path.map(String).join('.'),
    message: issueText(issue),
  }));
  return { plan: null, findings };
}

/** Aliases that lead nowhere or grow without end are refused when the text becomes data. */
function toData(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw syntaxProblem(file, 1, (error as Error).message);
  }
}

const syntaxProblem = (file: string, line: number, detail: string) =>
  problem('plan-file', {
    file,
    line: String(line),
    path: '语法',
    detail: `YAML 语法错误：${detail}`,
  });

/**
 * @param text the YAML @param file its name, for messages
 * @throws Problem `plan-file` for the first error, with all of them as findings
 */
export function loadPlan(text: string, file: string): Plan {
  const lines = new LineCounter();
  const deep = deepLine(text);
  if (deep !== null) throw syntaxProblem(file, deep, `嵌套超过 ${deepestYaml} 层`);
  // Keys are compared below: the library compares each with each, which 50,000 keys make a minute of.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const document = parseDocument(text, options);
  const syntax = document.errors[0] ?? structureFault(document);
  if (syntax) throw syntaxProblem(file, lines.linePos(syntax.pos[0]).line, syntax.message);
  const result = parse(toData(document, file));
  if (result.success) return result.data;
  const findings: PlanFinding[] = result.error.issues.map((issue) => ({
    code: 'shape',
    path: pathText(placeOf(issue)),
    message: issueText(issue),
    line: lineOf(document, lines, placeOf(issue)),
  }));
  const [first] = findings;
  throw problem(
    'plan-file',
    { file, line: String(first!.line), path: first!.path, detail: first!.message },
    findings,
  );
}
