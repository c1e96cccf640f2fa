/** One calm theme, light and dark; the same colours are CSS variables in app.css. */
import { theme as antdTheme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Scheme = 'light' | 'dark';

const key = 'mc-theme';
const listeners = new Set<() => void>();
const systemDark = matchMedia('(prefers-color-scheme: dark)');

export const themeChoice = (): ThemeChoice => {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};
const scheme = (): Scheme => {
  const choice = themeChoice();
  if (choice !== 'system') return choice;
  return systemDark.matches ? 'dark' : 'light';
};
const tell = () => {
  document.documentElement.dataset['theme'] = scheme();
  for (const listener of listeners) listener();
};
export function chooseTheme(choice: ThemeChoice) {
  if (choice === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  tell();
}
systemDark.addEventListener('change', tell);
tell();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useScheme = () => useSyncExternalStore(subscribe, scheme);
export const useThemeChoice = () => useSyncExternalStore(subscribe, themeChoice);

export const fontFamily =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,-apple-system,"Segoe UI",sans-serif';

const accent = { light: '#0f766e', dark: '#2dbfae' } as const;
const surfaces = {
  light: { colorBgLayout: '#f6f8f8', colorBgContainer: '#ffffff', colorBgElevated: '#ffffff' },
  dark: { colorBgLayout: '#101717', colorBgContainer: '#182120', colorBgElevated: '#1f2a29' },
} as const;

/** antd's tokens for a scheme. In dark the accent is light, so text on it is dark (AA). */
export function antdThemeOf(current: Scheme): ThemeConfig {
  return {
    algorithm: current === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: accent[current],
      colorInfo: accent[current],
      colorLink: accent[current],
      colorError: current === 'dark' ? '#ff8f85' : '#b42318',
      colorSuccess: current === 'dark' ? '#5fcf8f' : '#1a7f43',
      colorWarning: current === 'dark' ? '#e9b949' : '#9a6700',
      colorTextPlaceholder: current === 'dark' ? '#93a3a1' : '#66736f',
      colorTextDescription: current === 'dark' ? '#a3b2b0' : '#5a6764',
      ...surfaces[current],
      ...(current === 'dark' ? { colorTextLightSolid: '#06201d' } : {}),
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      wireframe: false,
    },
  };
}
