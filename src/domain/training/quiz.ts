/**
 * Drawing the questions of a 抽问: the selection of RFC 3797 over the numbered pool, so that anybody
 * repeats it with `mingchuang draw --size … --seed … --pick …`.
 */
import { canonicalForm, canonicalJson, onceEach, select, sha256Hex } from '../draw/index.ts';
import type { Tag } from './model.ts';

export type PoolQuestion = { id: number; question: string; answerPoints: string[]; tag: Tag };

/**
 * The canonical key of the integers somebody typed, e.g. "8 3，12" → "3.8.12./"; null without any.
 */
export function quizKey(text: string): string | null {
  const integers = text.match(/\d+/g) ?? [];
  return integers.length === 0 ? null : canonicalForm(`${integers.join('.')}./`);
}

/** @returns ids of the questions drawn, in the order of the draw; the pool is numbered from 1 in its order */
export const drawQuestions = (
  pool: readonly PoolQuestion[],
  count: number,
  key: string,
): number[] => select(onceEach(pool.length), count, key, 'sha256').map((at) => pool[at]!.id);

/** What the draw was made from, so that a question changed afterwards is noticed. */
export const poolHash = (pool: readonly PoolQuestion[]): string => sha256Hex(canonicalJson(pool));

/** How anybody repeats it; the numbers it prints are those of the pool. */
export const repeatCommand = (size: number, key: string, count: number): string =>
  `./bin/mingchuang draw --size ${size} --seed '${key}' --pick ${count}`;
