/** What is asked at this visit: the standard's items in their modules, one question for each person where a post is looked at. */
import type {
  Item,
  Module,
  OutletAttributes,
  StandardDocument,
} from '../../../domain/standard/index.ts';
import { itemsFor } from '../../../domain/standard/index.ts';
import type { OnDuty } from '../../../domain/visit/index.ts';

/** One thing to answer: `key` is the item's code, or `code@person`. */
export type Question = { key: string; item: Item; person: OnDuty | null };
export type Section = { code: string; name: string; questions: Question[] };

/** A remote visit sees everybody on the recording, so it answers per person (contract/visit.ts). */
export const isRemote = (kind: string): boolean => kind === '非现场检查';

function questionsOf(item: Item, people: readonly OnDuty[]): Question[] {
  const seen = people.filter(({ post }) => item.posts.includes(post));
  if (seen.length === 0) return [{ key: item.code, item, person: null }];
  return seen.map((person) => ({ key: `${item.code}@${person.key}`, item, person }));
}

/** Modules in their order; one without any question here is left out. */
export function sectionsOf(
  document: StandardDocument,
  outlet: OutletAttributes,
  people: readonly OnDuty[],
): Section[] {
  const asked = new Set(itemsFor(document, outlet).map(({ code }) => code));
  const itemsOf = (module: Module) =>
    module.projects.flatMap((project) => project.items.filter(({ code }) => asked.has(code)));
  return document.modules
    .map((module) => ({
      code: module.code,
      name: module.name,
      questions: itemsOf(module).flatMap((item) => questionsOf(item, people)),
    }))
    .filter(({ questions }) => questions.length > 0);
}

/** Whether the item counts double today because the level above watches it. */
export const isKeyOn = ({ key }: Item, day: string): boolean =>
  key !== null && (key.from === null || key.from <= day) && (key.to === null || day <= key.to);

/** Words anywhere in the code, the name, the guide or the person. */
export function matches({ item, person }: Question, search: string): boolean {
  const text = `${item.code} ${item.name} ${item.guide} ${item.posts.join(' ')} ${person?.label ?? ''}`;
  return search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
}
