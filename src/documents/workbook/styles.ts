/** Which cell styles show a number as a date or a percentage: Excel stores both as plain numbers. */
import { limits } from './limits.ts';
import { readPart, type PartOptions } from './read-part.ts';

export type NumberLook = 'plain' | 'date' | 'percent';

/** Built-in formats (ECMA-376 18.8.30), with the date formats of Chinese Excel (27–36, 50–58). */
const builtInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);
const builtInPercent = (id: number) => id === 9 || id === 10;

function lookOfCode(code: string): NumberLook {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (bare.includes('%')) return 'percent';
  return /[ymdhs]/i.test(bare) ? 'date' : 'plain';
}

/** The look of each cell style, by its index. */
export async function readLooks(part: string, options: PartOptions): Promise<NumberLook[]> {
  const custom = new Map<number, NumberLook>();
  const looks: NumberLook[] = [];
  let inCells = false;
  const lookOf = (id: number): NumberLook => {
    if (builtInDate(id)) return 'date';
    if (builtInPercent(id)) return 'percent';
    return custom.get(id) ?? 'plain';
  };
  await readPart(
    part,
    {
      open: (name, attributes) => {
        if (name === 'cellXfs') inCells = true;
        if (name === 'numFmt') {
          custom.set(
            Number(attributes.get('numFmtId')),
            lookOfCode(attributes.get('formatCode') ?? ''),
          );
        }
        if (name !== 'xf' || !inCells) return;
        if (looks.length > limits.parts * 10) throw options.refusal.tooLarge('单元格样式过多');
        looks.push(lookOf(Number(attributes.get('numFmtId') ?? 0)));
      },
      text: () => undefined,
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    },
    options,
  );
  return looks;
}
