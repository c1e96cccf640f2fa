/** Short messages at the foot of the screen, read out by screen readers; tiny, so that the shell needs no more. */
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from './api.ts';

type Toast = { id: number; kind: 'done' | 'failed'; text: string; to: string | null };
let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const publish = (changed: Toast[]) => {
  toasts = changed;
  for (const listener of listeners) listener();
};
const remove = (id: number) => publish(toasts.filter((toast) => toast.id !== id));
/** The time runs from the frame that shows it: what a busy or hidden page has to say is not gone before it is seen. */
const show = (kind: Toast['kind'], text: string, to: string | null = null) => {
  const id = next++;
  publish([...toasts.slice(-2), { id, kind, text, to }]);
  const shown = kind === 'done' ? 4000 : 10_000;
  requestAnimationFrame(() => setTimeout(() => remove(id), shown));
};

export const toast = {
  done: (text: string) => show('done', text),
  failed: (text: string) => show('failed', text),
  /** For `onError` of a mutation: what the server said, or that it was not reached. */
  problem: (error: unknown) =>
    show('failed', error instanceof ApiProblem ? error.message : String(error), wayOn(error)),
};

/** Where to go for what is missing. */
function wayOn(error: unknown): string | null {
  if (!(error instanceof ApiProblem) || error.code !== 'assessment-missing') return null;
  return `/personal/assessments?plan=${error.params['planId'] ?? ''}`;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function Toaster() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="mc-toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className="mc-toast-row">
          <button
            type="button"
            className={`mc-toast mc-toast-${toast.kind}`}
            onClick={() => remove(toast.id)}
          >
            <span aria-hidden="true">{toast.kind === 'done' ? '✓' : '!'}</span> {toast.text}
          </button>
          {toast.to && (
            <a className="mc-toast mc-toast-way" href={toast.to}>
              {t('shared.action.wayOn')}
            </a>
          )}
        </div>
      ))}
    </div>
  );
}
