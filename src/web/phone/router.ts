/** Which screen: the address below /m and its history; nothing more is needed here. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
window.addEventListener('popstate', tell);

const current = () => location.pathname.replace(/^\/m/, '').replace(/\/$/, '') || '/';
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
/** The path below /m, e.g. `/visits/3/12`. */
export const usePath = () => useSyncExternalStore(subscribe, current);
export const addressOf = (path: string) => `/m${path}`;

export function go(path: string, options: { replace?: boolean } = {}) {
  if (options.replace) history.replaceState(null, '', addressOf(path));
  else history.pushState(null, '', addressOf(path));
  window.scrollTo(0, 0);
  tell();
}

/** Parameters of a path like `/visits/:unitId/:id`, or null when it is another one. */
export function match(path: string, pattern: string): Record<string, string> | null {
  const parts = path.split('/');
  const names = pattern.split('/');
  if (parts.length !== names.length) return null;
  const found: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const part = parts[at] ?? '';
    if (name.startsWith(':')) found[name.slice(1)] = part;
    else if (name !== part) return null;
  }
  return found;
}
