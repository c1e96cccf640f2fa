/** A table of scores from CSV text: a row per subject, a column per rater. */
import { problem } from '../contract/problem.ts';
import type { ScoreTable } from '../domain/reliability/index.ts';

const mostFindings = 100;
const isNumber = (text: string) => /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text);
/** Full-width digits and signs as people type them. */
const plain = (text: string) =>
  text
    .replace(/^"(.*)"$/, '$1')
    .normalize('NFKC')
    .trim();

const separatorOf = (line: string): string =>
  [',', '\t', ';', '，'].find((sign) => line.includes(sign)) ?? ',';

type Line = { number: number; cells: string[] };

function linesOf(text: string): Line[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ number: at + 1, line }))
    .filter(({ line }) => line.trim() !== '');
  const separator = separatorOf(lines[0]?.line ?? '');
  return lines.map(({ number, line }) => ({ number, cells: line.split(separator).map(plain) }));
}

/** A first line with a cell that is neither a number nor empty holds the raters' names. */
const isHeader = ({ cells }: Line) =>
  cells.length > 0 && cells.slice(1).some((cell) => cell !== '' && !isNumber(cell));

const subjectTitle =
  /^(subject|id|no|target|outlet|unit|visit|case|对象|编号|序号|网点|机构|检查)/i;

/** The first column names the subjects: its title says so, or no cell below is a number. */
const isLabelled = (header: Line | null, lines: Line[]) =>
  subjectTitle.test(header?.cells[0] ?? '') ||
  header?.cells[0] === '' ||
  (lines.length > 0 && lines.every(({ cells }) => !isNumber(cells[0] ?? '')));

/**
 * Reads comma, tab or semicolon separated scores; a header line and a first column of names are
 * recognised. An empty cell is a missing score.
 * @throws Problem `invalid` with the line and column of every bad cell
 */
export function readScores(text: string): ScoreTable {
  const all = linesOf(text);
  const header = all[0] && isHeader(all[0]) ? all[0] : null;
  const lines = header ? all.slice(1) : all;
  const skip = isLabelled(header, lines) ? 1 : 0;
  const width = Math.max(0, ...(header ? [header] : lines).map(({ cells }) => cells.length));
  const findings: { message: string }[] = [];
  const table = lines.map(({ number, cells }) => {
    if (cells.length !== width)
      findings.push({
        message: `第 ${number} 行有 ${cells.length} 列，应为 ${width} 列；缺分请留空，但要保留分隔符`,
      });
    return cells.slice(skip).map((cell, at) => {
      if (cell === '') return null;
      if (!isNumber(cell))
        findings.push({
          message: `第 ${number} 行第 ${at + skip + 1} 列“${cell}”不是数字；缺分请留空`,
        });
      return Number(cell);
    });
  });
  if (findings.length === 0) return table;
  throw problem(
    'invalid',
    { detail: `得分表有 ${findings.length} 处读不懂` },
    findings.slice(0, mostFindings),
  );
}
