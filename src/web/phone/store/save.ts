/**
 * Every write of an answer goes through here: a full phone is told in words, once, and stays on the
 * screen until something could be saved again. What had been saved before is untouched.
 */
import { useSyncExternalStore } from 'react';

export type SaveFault = 'full' | 'failed' | null;

let fault: SaveFault = null;
const listeners = new Set<() => void>();
const note = (next: SaveFault) => {
  if (next === fault) return;
  fault = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useSaveFault = () => useSyncExternalStore(subscribe, () => fault);

type Failing = { name?: string; message?: string; inner?: Failing | null };
/** Browsers and dexie wrap it differently: the name, the inner error's name, or the message says it. */
export const isFull = (error: unknown): boolean => {
  const { name, message, inner } = (error ?? {}) as Failing;
  if (name === 'QuotaExceededError' || /quota/i.test(message ?? '')) return true;
  return inner ? isFull(inner) : false;
};

/** Runs a write. @returns whether it was saved */
export async function save(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    note(null);
    return true;
  } catch (error) {
    note(isFull(error) ? 'full' : 'failed');
    return false;
  }
}
export const dismissFault = () => note(null);
