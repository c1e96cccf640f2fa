/** Lines of the ledger opened up in words, for workbooks: clause, readings, inputs, calculation. */
import type { Db } from '../db/open.ts';
import { findVersion, type VersionRow } from '../plan/index.ts';
import { findRule, lineText, presentInputs, presentReadings, withoutNames } from './explanation.ts';
import type { LineRow } from './queries.ts';

export type OpenLine = LineRow & {
  clauseNo: string;
  /** Word for word. */
  clause: string;
  /** "“全区”指哪一级机构之内？同一市行之内（默认）"; a line each. */
  readingsText: string;
  /** "得分：82 分"; a line each. */
  inputsText: string;
  /** The calculation in one sentence. */
  text: string;
};

/** What is not known is not empty and not zero. */
function valueText(value: string | boolean | null, unit: string): string {
  if (value === null) return '未知';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return unit ? `${value} ${unit}` : value;
}

/** For whom the names of a line's people are masked. */
export type Hides = (line: LineRow) => boolean;

function openLine(given: LineRow, version: VersionRow | null | undefined, hides: Hides): OpenLine {
  const plan = version?.document;
  const line = plan && hides(given) ? withoutNames(plan, given) : given;
  const rule = plan && findRule(plan, line.ruleId);
  if (!plan || !rule)
    return { ...line, clauseNo: '', clause: '', readingsText: '', inputsText: '', text: '' };
  const readings = presentReadings(plan, rule, line.reading);
  const inputs = presentInputs(plan, line);
  return {
    ...line,
    clauseNo: rule.clauseNo,
    clause: rule.clause,
    readingsText: readings.map(({ question, label }) => `${question}${label}`).join('\n'),
    inputsText: inputs.map((i) => `${i.name}：${valueText(i.value, i.unit)}`).join('\n'),
    text: lineText(plan, rule, line),
  };
}

/** Each row opened up; plan versions are loaded once. */
export async function openLines(db: Db, rows: LineRow[], hides: Hides): Promise<OpenLine[]> {
  const versions = new Map<number, VersionRow | null>();
  for (const id of new Set(rows.map((row) => row.planVersionId)))
    versions.set(id, await findVersion(db, id));
  return rows.map((row) => openLine(row, versions.get(row.planVersionId), hides));
}
