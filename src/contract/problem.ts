/**
 * The one catalogue of problems: stable code, HTTP status, and what / why / what next in Chinese and
 * English. Codes are never used again for something else. {name} is filled from the problem's params.
 */
import { catalogue, type ProblemCode } from './problem-catalogue.ts';

export type Language = 'zh' | 'en';
export type ProblemParams = Record<string, string>;
export type ProblemBody = {
  code: ProblemCode;
  message: string;
  params: ProblemParams;
  findings?: unknown[];
};

/** An error that a person can act on; everything else is a defect and becomes `internal`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly params: ProblemParams;
  /** Several places at once, e.g. the bad cells of a workbook. */
  readonly findings: unknown[] | undefined;
  constructor(code: ProblemCode, params: ProblemParams = {}, findings?: unknown[]) {
    super(problemText(code, params, 'zh'));
    this.name = 'Problem';
    this.code = code;
    this.status = catalogue[code].status;
    this.params = params;
    this.findings = findings;
  }
}

export const problem = (code: ProblemCode, params: ProblemParams = {}, findings?: unknown[]) =>
  new Problem(code, params, findings);

export function problemText(code: ProblemCode, params: ProblemParams, language: Language): string {
  return catalogue[code][language].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

export const problemBody = (p: Problem, language: Language): ProblemBody => ({
  code: p.code,
  message: problemText(p.code, p.params, language),
  params: p.params,
  ...(p.findings ? { findings: p.findings } : {}),
});

export type { ProblemCode };
