/**
 * A year's arrangement from Excel or CSV: columns 日期, 是否上班, 名称, 来源 in any order. Every row is
 * checked and the faults are told together; one file holds one year, with 1 January among its holidays,
 * as every notice of the State Council has it.
 */
import { problem } from '../../contract/problem.ts';
import { readRows } from '../../documents/index.ts';
import type { Override } from '../../domain/calendar/index.ts';
import type { Upload } from '../http/endpoint.ts';

const refuse = (detail: string) => problem('calendar-file', { detail });

/** "2027-1-1", "2027/01/01", "2027年1月1日" → ISO; null when it is no day. */
function dayIn(text: string): string | null {
  const found = /^(\d{4})\D(\d{1,2})\D(\d{1,2})日?$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null;
}

const answers = new Map([
  ['上班', true],
  ['是', true],
  ['工作日', true],
  ['1', true],
  ['休息', false],
  ['放假', false],
  ['否', false],
  ['休', false],
  ['0', false],
]);

function columnsOf(head: string[]) {
  const at = (pattern: RegExp) => head.findIndex((title) => pattern.test(title));
  const columns = {
    day: at(/日期/),
    working: at(/上班|工作日|类型/),
    name: at(/名称|节日/),
    source: at(/来源|依据|文号/),
  };
  if (columns.day < 0 || columns.working < 0) throw refuse('缺少“日期”或“是否上班”列');
  return columns;
}

/** @throws Problem `calendar-file` with what is wrong in which rows */
export async function readCalendarTable(file: Upload): Promise<{ year: number; days: Override[] }> {
  const rows = await readRows(file.name, file.bytes);
  const start = rows.findIndex((row) => row.some((cell) => /日期/.test(cell)));
  if (start < 0) throw refuse('没有找到表头“日期”');
  const columns = columnsOf(rows[start]!);
  const faults: string[] = [];
  const days = rows.slice(start + 1).flatMap((row, at): Override[] => {
    const day = dayIn(row[columns.day] ?? '');
    const working = answers.get(row[columns.working] ?? '');
    if (day === null) faults.push(`第 ${start + at + 2} 行的日期“${row[columns.day] ?? ''}”`);
    if (working === undefined)
      faults.push(`第 ${start + at + 2} 行的是否上班“${row[columns.working] ?? ''}”`);
    if (day === null || working === undefined) return [];
    return [
      { day, working, name: row[columns.name] ?? '', source: row[columns.source] || file.name },
    ];
  });
  if (faults.length > 0) throw refuse(`看不懂${faults.slice(0, 5).join('、')}`);
  return checkYear(days);
}

function checkYear(days: Override[]) {
  const years = new Set(days.map((one) => one.day.slice(0, 4)));
  const twice = days.find((one, at) => days.findIndex((other) => other.day === one.day) !== at);
  if (twice) throw refuse(`${twice.day} 出现了两次`);
  if (years.size !== 1)
    throw refuse(years.size === 0 ? '没有任何日期' : '一个文件只能有一年的日期');
  const year = Number([...years][0]);
  if (!days.some((one) => one.day === `${year}-01-01` && !one.working))
    throw refuse(`没有 ${year} 年元旦（1 月 1 日）放假，不像全年的放假安排`);
  return { year, days };
}
