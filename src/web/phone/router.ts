/** Which screen: the address below /m and its history; nothing more is needed here. */
import { createSignal } from './store/signal.ts';

const current = () => location.pathname.replace(/^\/m/, '').replace(/\/$/, '') || '/';
/** The path below /m, e.g. `/visits/3/12`. */
export const path = createSignal(current());
window.addEventListener('popstate', () => path.set(current()));

export const addressOf = (to: string) => `/m${to}`;

export function go(to: string, options: { replace?: boolean } = {}) {
  if (options.replace) history.replaceState(null, '', addressOf(to));
  else history.pushState(null, '', addressOf(to));
  window.scrollTo(0, 0);
  path.set(current());
}

/** Parameters of a path like `/visits/:unitId/:id`, or null when it is another one. */
export function match(given: string, pattern: string): Record<string, string> | null {
  const parts = given.split('/');
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
