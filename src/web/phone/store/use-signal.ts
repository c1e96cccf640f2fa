/** A watched value inside React. */
import { useSyncExternalStore } from 'react';
import type { Signal } from './signal.ts';

export const useSignal = <T>({ subscribe, get }: Signal<T>): T =>
  useSyncExternalStore(subscribe, get);
