/**
 * What a write may run into that only the person can decide: its answer was lost, or somebody else
 * changed the same thing. The door to the server asks here and waits; the dialogs answer
 * (trouble-dialogs.tsx). What was typed stays where it is in the meantime.
 */
import { useSyncExternalStore } from 'react';
import type { Clash } from '../../domain/edit/conflict.ts';

export type ShownClash = Clash & { field: string };
export type Body = Record<string, unknown>;
export type Question =
  | { id: number; kind: 'lost'; answer: (again: boolean) => void }
  | {
      id: number;
      kind: 'clash';
      message: string;
      clashes: ShownClash[];
      body: Body;
      /** The name of the version in the body, and the one that is there now. */
      version: { name: string; now: string };
      answer: (body: Body | null) => void;
    };

let questions: Question[] = [];
let epoch = 0;
let next = 1;
const listeners = new Set<() => void>();
const publish = () => listeners.forEach((listener) => listener());
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

type Asked<T> = T extends unknown ? Omit<T, 'id' | 'answer'> : never;
function ask<A>(question: Asked<Question>): Promise<A> {
  return new Promise((resolve) => {
    const id = next++;
    const answer = (given: A) => {
      questions = questions.filter((one) => one.id !== id);
      publish();
      resolve(given);
    };
    questions = [...questions, { ...question, id, answer } as unknown as Question];
    publish();
  });
}

/** Whether to send it again, under the same key. */
export const askAgain = () => ask<boolean>({ kind: 'lost' });
/** The body as it shall be saved now; null = not now. */
export const askWhose = (
  clash: Omit<Extract<Question, { kind: 'clash' }>, 'id' | 'kind' | 'answer'>,
) => ask<Body | null>({ kind: 'clash', ...clash });

/** The page is drawn anew from what the server has: forms hold copies of what others changed since. */
export function drawAnew(): void {
  epoch += 1;
  publish();
}
export const useEpoch = () => useSyncExternalStore(subscribe, () => epoch);
export const useQuestion = () => useSyncExternalStore(subscribe, () => questions[0]);
