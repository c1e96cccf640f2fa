/**
 * 建议金额: where a clause leaves a range (R11: 100—200), what the plan's own table suggests for so many
 * things of such a severity. It is shown with its reason and taken over by a person, never by itself.
 */
import { Decimal } from 'decimal.js';

/** From the plan (contract/plan.ts); amounts in yuan as decimal strings. */
export type SuggestBy = {
  /** For each thing after the first. */
  each: string;
  severities: readonly { name: string; add: string }[];
};
export type Range = { from: string; to: string };
/** What the inspector saw: how many things, and which line of the table fits. */
export type Seen = { count: number; severity: number };
export type Suggested = {
  amount: string;
  /** "3 件，较重：100 + 2 × 20 + 40 = 180 元", for the ticket's reason. */
  text: string;
};

/** The lowest amount, more for each further thing and for severity, never beyond the range. */
export function suggestAmount(range: Range, by: SuggestBy, { count, severity }: Seen): Suggested {
  const { name, add } = by.severities[severity] ?? { name: '', add: '0' };
  const further = Math.max(0, count - 1);
  const whole = new Decimal(by.each).times(further).plus(range.from).plus(add);
  const isOver = whole.gt(range.to);
  const amount = Decimal.min(whole, range.to).toFixed();
  const terms = [
    range.from,
    ...(further > 0 ? [`${further} × ${by.each}`] : []),
    ...(new Decimal(add).isZero() ? [] : [add]),
  ];
  const cut = isOver ? `，超过上限，取 ${range.to} 元` : '';
  const what = name === '' ? `${count} 件` : `${count} 件，${name}`;
  const sum = terms.length > 1 ? `${terms.join(' + ')} = ${whole.toFixed()}` : range.from;
  return { amount, text: `${what}：${sum} 元${cut}` };
}

/** A suggestion taken over stands at the end of the reason; taken over again, it replaces the former. */
const adopted = /（\d+ 件[^（）]*元）$/;
export const reasonWith = (reason: string, { text }: Suggested): string =>
  `${reason.trimEnd().replace(adopted, '')}（${text}）`;

/** What stands in the field of the amount at first: something only where the clause leaves no choice. */
export const firstAmount = (range: Range | undefined): string | null =>
  range && range.from === range.to ? range.from : null;
