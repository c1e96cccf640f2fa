/** Short messages at the foot of the screen, read out by screen readers; tiny, so that the shell needs no more. */
import { useSyncExternalStore } from 'react';
import { ApiProblem } from './api.ts';

type Toast = { id: number; kind: 'done' | 'failed'; text: string };
let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const publish = (changed: Toast[]) => {
  toasts = changed;
  for (const listener of listeners) listener();
};
const remove = (id: number) => publish(toasts.filter((toast) => toast.id !== id));
const show = (kind: Toast['kind'], text: string) => {
  const id = next++;
  publish([...toasts.slice(-2), { id, kind, text }]);
  setTimeout(() => remove(id), kind === 'done' ? 4000 : 10_000);
};

export const toast = {
  done: (text: string) => show('done', text),
  failed: (text: string) => show('failed', text),
  /** For `onError` of a mutation: what the server said, or that it was not reached. */
  problem: (error: unknown) =>
    show('failed', error instanceof ApiProblem ? error.message : String(error)),
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function Toaster() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="mc-toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <button
          key={toast.id}
          type="button"
          className={`mc-toast mc-toast-${toast.kind}`}
          onClick={() => remove(toast.id)}
        >
          <span aria-hidden="true">{toast.kind === 'done' ? '✓' : '!'}</span> {toast.text}
        </button>
      ))}
    </div>
  );
}
