/** What the structural check of a standard can say; worded by contract/standard-findings.ts. */
export type FindingCode =
  | 'no-items'
  | 'bad-decimal'
  | 'sum-items'
  | 'sum-projects'
  | 'sum-modules'
  | 'condition-over'
  | 'sum-weights'
  | 'weight-missing'
  | 'weight-unused'
  | 'duplicate-code'
  | 'code-sign'
  | 'no-points'
  | 'text-points'
  | 'step-over'
  | 'each-zero'
  | 'option-over'
  | 'option-best'
  | 'option-duplicate'
  | 'bands-order'
  | 'band-over'
  | 'band-best'
  | 'veto-unfailable'
  | 'veto-extra'
  | 'veto-most'
  | 'limit-over'
  | 'grades-order'
  | 'grade-over'
  | 'grade-open'
  | 'lowest-over'
  | 'key-dates'
  | 'post-twice'
  | 'empty-project'
  | 'points-assumed';

/**
 * `path` leads to the place inside the document ("modules.0.projects.1.items.2", '' = the whole);
 * `place` names it for a person. An error forbids publishing, a notice is worth a look.
 */
export type StandardFinding = {
  severity: 'error' | 'notice';
  code: FindingCode;
  path: string;
  place: string;
  params: Record<string, string>;
};

/** Collects findings. */
export class Findings {
  readonly list: StandardFinding[] = [];
  private add(
    severity: StandardFinding['severity'],
    code: FindingCode,
    at: At,
    params: StandardFinding['params'],
  ): void {
    this.list.push({ severity, code, ...at, params });
  }
  error(code: FindingCode, at: At, params: StandardFinding['params'] = {}): void {
    this.add('error', code, at, params);
  }
  notice(code: FindingCode, at: At, params: StandardFinding['params'] = {}): void {
    this.add('notice', code, at, params);
  }
}
/** A place in the document. */
export type At = { path: string; place: string };
