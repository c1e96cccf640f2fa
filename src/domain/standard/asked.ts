/** Which items are asked at an outlet, and which of them still lack an answer. */
import type { Answer, Item, OutletAttributes, StandardDocument } from './model.ts';

type Answers = Record<string, Answer>;

/** Every item of the document, in its order. */
export const allItems = (document: StandardDocument): Item[] =>
  document.modules.flatMap((module) => module.projects.flatMap((project) => project.items));

/** Whether the item's condition can hold at this outlet; an attribute nobody has stated does not rule it out. */
export function isAsked(item: Item, outlet: OutletAttributes): boolean {
  if (!item.when) return true;
  const stated = outlet[item.when.attribute];
  return stated === null || stated === item.when.is;
}

/** Whether only the inspector can tell if the condition holds. */
export const isOpenCondition = (item: Item, outlet: OutletAttributes): boolean =>
  item.when !== null && outlet[item.when.attribute] === null;

/** The items asked at this outlet. */
export const itemsFor = (document: StandardDocument, outlet: OutletAttributes): Item[] =>
  allItems(document).filter((item) => isAsked(item, outlet));

/** The item of an answer's key (`code` or `code@person`). */
export const codeOfKey = (key: string): string => {
  const at = key.lastIndexOf('@');
  return at > 0 ? key.slice(0, at) : key;
};

/** Answers by item code; `code` itself and every `code@person`, those of an item in the order of their keys. */
export function answersByItem(answers: Answers): Map<string, Answer[]> {
  const byItem = new Map<string, Answer[]>();
  const keys = Object.keys(answers);
  const ordered = keys.some((key) => key.includes('@')) ? keys.sort() : keys;
  for (const key of ordered) {
    const code = codeOfKey(key);
    const list = byItem.get(code);
    if (list) list.push(answers[key]!);
    else byItem.set(code, [answers[key]!]);
  }
  return byItem;
}

/** Codes of items asked here that nobody has answered. 加分项 may stay open. */
export function unanswered(
  document: StandardDocument,
  answers: Answers,
  outlet: OutletAttributes,
): string[] {
  const given = answersByItem(answers);
  return itemsFor(document, outlet)
    .filter((item) => !item.extra && !given.has(item.code))
    .map((item) => item.code);
}
