/** What keeps an operation from being taken, whatever else the visit holds. */
import { allItems, answerFault, type Item, type StandardDocument } from '../standard/index.ts';
import type { Operation } from './model.ts';
import { isAnswer, specialFits } from './shape.ts';

/** An item's code and, for an answer about somebody on duty, that person's key. */
export function splitKey(key: string): { code: string; person: string | null } {
  const at = key.lastIndexOf('@');
  return at <= 0
    ? { code: key, person: null }
    : { code: key.slice(0, at), person: key.slice(at + 1) };
}

/** Items by code: made once per standard, asked for every operation. */
export const itemsByCode = (document: StandardDocument): Map<string, Item> =>
  new Map(allItems(document).map((item) => [item.code, item]));

/** Its text: contract/visit-faults.ts. */
export type OperationFault = { code: string; params: Record<string, string> };
const fault = (code: string, params: Record<string, string> = {}) => ({ code, params });

/**
 * Why an operation cannot be taken; null = can. Deliberately blind to the rest of the register, so
 * that the verdict is the same in whatever order operations come.
 */
export function operationFault(
  operation: Operation,
  items: ReadonlyMap<string, Item>,
): OperationFault | null {
  const { key, value } = operation;
  if (value === null) return null;
  const fits = specialFits(key, value);
  if (fits !== null) return fits ? null : fault('bad-value', { key });
  const { code, person } = splitKey(key);
  const item = items.get(code);
  if (!item) return fault('unknown-item', { key });
  if (person !== null && item.posts.length === 0) return fault('not-for-people', { key });
  return isAnswer(value) ? answerFault(item, value) : fault('bad-value', { key });
}
