/**
 * 覆盖矩阵 of a remote visit: every item of the standard × everybody on duty whom it looks at
 * (C3-R18: all of the sheet, all of the tellers, lobby managers and guards). A recording shows and
 * lets hear; what can only be looked up or asked does not fit it and is left out openly.
 */
import type { Answer, Item, Method } from '../standard/model.ts';
import type { OnDuty } from '../visit/model.ts';

/** 看 and 听 can be done by a recording; 查 and 问 take somebody on the spot. */
const byRecording: readonly Method[] = ['看', '听'];

export type CellState = 'answered' | 'not-applicable' | 'missing' | 'not-by-recording';
/** `person` is a key of the people on duty; '' = the outlet as such. */
export type Cell = { item: string; person: string; state: CellState };
export type Coverage = {
  cells: Cell[];
  /** Posts that items look at and nobody on duty has. */
  postsWithoutPeople: string[];
  needed: number;
  answered: number;
  missing: number;
};

const fitsRecording = ({ methods }: Item): boolean =>
  methods.length === 0 || methods.some((method) => byRecording.includes(method));

/** 高柜柜员 is meant by 柜员, and 大堂经理 by 大堂经理（助理）. */
export const samePost = (asked: string, held: string): boolean =>
  held !== '' && (held.includes(asked) || asked.includes(held));

const seenBy = (item: Item, people: readonly OnDuty[]): OnDuty[] =>
  people.filter((one) => item.posts.some((post) => samePost(post, one.post)));

const stateOf = (answer: Answer | undefined): CellState => {
  if (!answer) return 'missing';
  return answer.value.kind === 'not-applicable' ? 'not-applicable' : 'answered';
};

/** One item's cells: per person it looks at; without such a person, or without posts, one for the outlet. */
function cellsOf(
  item: Item,
  people: readonly OnDuty[],
  answers: Readonly<Record<string, Answer>>,
): Cell[] {
  const fits = fitsRecording(item);
  const state = (key: string): CellState => {
    const found = stateOf(answers[key]);
    return found === 'missing' && !fits ? 'not-by-recording' : found;
  };
  const whom = seenBy(item, people);
  if (whom.length === 0) return [{ item: item.code, person: '', state: state(item.code) }];
  return whom.map(({ key }) => ({
    item: item.code,
    person: key,
    state: state(`${item.code}@${key}`),
  }));
}

/**
 * @param items those asked at this outlet (itemsFor); 加分项 may stay open and are not counted
 * @param answers by `code` or `code@person`
 */
export function coverageOf(
  items: readonly Item[],
  people: readonly OnDuty[],
  answers: Readonly<Record<string, Answer>>,
): Coverage {
  const counted = items.filter((item) => !item.extra);
  const cells = counted.flatMap((item) => cellsOf(item, people, answers));
  const posts = [...new Set(counted.filter(fitsRecording).flatMap((item) => item.posts))];
  const missing = cells.filter(({ state }) => state === 'missing').length;
  const needed = cells.filter(({ state }) => state !== 'not-by-recording').length;
  return {
    cells,
    postsWithoutPeople: posts.filter((post) => !people.some((one) => samePost(post, one.post))),
    needed,
    answered: needed - missing,
    missing,
  };
}

/** Keys (`code` or `code@person`) that a submission still needs. */
export const missingKeys = ({ cells }: Coverage): string[] =>
  cells
    .filter(({ state }) => state === 'missing')
    .map(({ item, person }) => (person ? `${item}@${person}` : item));
