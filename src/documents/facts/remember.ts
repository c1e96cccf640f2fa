/** The same words stand in many rows: each text is read once, and all rows share one copy of it. */
import { detach } from '../workbook/detach.ts';
import type { Column } from './columns.ts';

const mostRemembered = 50_000;

/** `read`, with what it made of a text kept for the next such text. */
export function rememberTexts<T>(read: Column<T>['read']): Column<T>['read'] {
  const known = new Map<string, ReturnType<typeof read>>();
  return (cell, context) => {
    if (cell.kind !== 'text') return read(cell, context);
    const before = known.get(cell.text);
    if (before) return before;
    const text = detach(cell.text);
    const reading = read({ ...cell, text }, context);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, reading);
    return reading;
  };
}
