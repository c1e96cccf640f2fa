/** Light, dark or as the phone: the same choice as on the desk pages (local storage `mc-theme`). */
import { createSignal } from '../store/signal.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'mc-theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

const chosen = (): Theme => {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};
export const theme = createSignal<Theme>(chosen());

const show = () => {
  const choice = chosen();
  const system = systemDark.matches ? 'dark' : 'light';
  document.documentElement.dataset['theme'] = choice === 'system' ? system : choice;
  theme.set(choice);
};
export function chooseTheme(next: Theme) {
  if (next === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, next);
  show();
}

export function startTheme() {
  systemDark.addEventListener('change', show);
  show();
}
