/** What the terminal is told: progress and findings on standard error, results on standard output. */

/** Exit code when the input is at fault; nothing has been written then. */
export const badInput = 2;

export const say = (text: string) => void process.stderr.write(`${text}\n`);

/** One line that is overwritten on a terminal, a line per step elsewhere. */
export function progressLine(): (share: number, step: string) => void {
  let last = '';
  return (share, step) => {
    const text = `${String(Math.round(share * 100)).padStart(3)} %  ${step}`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}${share >= 1 ? '\n' : ''}`);
    else if (step !== last) say(text);
    last = step;
  };
}

/** Columns a text takes: Chinese characters take two. */
const width = (text: string) =>
  [...text].reduce((sum, c) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(c) ? 2 : 1), 0);

/** A plain table; columns whose title begins with ">" are set to the right. */
export function textTable(titles: string[], rows: string[][]): string {
  const right = titles.map((title) => title.startsWith('>'));
  const all = [titles.map((title) => title.replace(/^>/, '')), ...rows];
  const widths = titles.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const cell = (text: string, column: number) => {
    const space = ' '.repeat(widths[column]! - width(text));
    return right[column] ? space + text : text + space;
  };
  const lines = all.map((row) => row.map(cell).join('  ').trimEnd());
  return [lines[0], '-'.repeat(widths.reduce((a, b) => a + b + 2, -2)), ...lines.slice(1)].join(
    '\n',
  );
}
