/** Reads a plan file: YAML text → checked plan, every error with file, path and line. */
import { LineCounter, parseDocument, type Document } from 'yaml';
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

const issueText = (issue: z.core.$ZodIssue) =>
  issue.code === 'unrecognized_keys'
    ? `不认识的项 ${issue.keys.join('、')}，请核对拼写`
    : issue.message;

/** Checks a document that is already data. @returns the plan, or findings with paths */
export function parsePlan(data: unknown): { plan: Plan | null; findings: PlanFinding[] } {
  const result = planSchema.safeParse(data);
  if (result.success) return { plan: result.data, findings: [] };
  const findings = result.error.issues.map((issue) => ({
    code: 'shape',
    path: issue.path.map(String).join('.'),
    message: issueText(issue),
  }));
  return { plan: null, findings };
}

/**
 * @param text the YAML @param file its name, for messages
 * @throws Problem `plan-file` for the first error, with all of them as findings
 */
export function loadPlan(text: string, file: string): Plan {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors[0];
  if (syntax) {
    const line = lines.linePos(syntax.pos[0]).line;
    throw problem('plan-file', {
      file,
      line: String(line),
      path: '',
      detail: `YAML 语法错误：${syntax.message}`,
    });
  }
  const result = planSchema.safeParse(document.toJS());
  if (result.success) return result.data;
  const findings: PlanFinding[] = result.error.issues.map((issue) => ({
    code: 'shape',
    path: pathText(issue.path),
    message: issueText(issue),
    line: lineOf(document, lines, issue.path),
  }));
  const [first] = findings;
  throw problem(
    'plan-file',
    { file, line: String(first!.line), path: first!.path, detail: first!.message },
    findings,
  );
}
