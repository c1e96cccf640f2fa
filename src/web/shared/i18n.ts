/** Language: one resource per language, loaded when chosen; keys are typed after the Chinese texts. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale as AntdLocale } from 'antd/es/locale';
import type { Texts } from '../locales/zh/index.ts';

export type Language = 'zh' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: Texts };
    returnNull: false;
  }
}

const loaders = {
  zh: () => import('../locales/zh/index.ts'),
  en: () => import('../locales/en/index.ts'),
} as const;

const antdLocales = new Map<Language, AntdLocale>();
export const antdLocale = (language: Language) => antdLocales.get(language);

const htmlLang = { zh: 'zh-CN', en: 'en' } as const;

/** The chosen language is a cookie, so that the server's own texts follow it. */
export function languageOfCookie(cookie: string): Language {
  return /(?:^|;\s*)lang=en\b/.test(cookie) ? 'en' : 'zh';
}
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

async function load(language: Language) {
  if (i18next.hasResourceBundle(language, 'app')) return;
  const loaded = await loaders[language]();
  antdLocales.set(language, loaded.antd);
  i18next.addResourceBundle(language, 'app', loaded.texts);
}

export async function startLanguage() {
  const language = languageOfCookie(document.cookie);
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: ['app'],
    defaultNS: 'app',
    resources: {},
    interpolation: { escapeValue: false },
  });
  await switchLanguage(language);
}

export async function switchLanguage(language: Language) {
  await load(language);
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.lang = htmlLang[language];
  await i18next.changeLanguage(language);
}
