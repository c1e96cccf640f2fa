/**
 * Language. The texts of the shell come with the first load; each noun's texts are a chunk of their
 * own, which the noun's pages load before they are shown (src/web/app/pages.tsx). Keys are typed after
 * the Chinese texts.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale as AntdLocale } from 'antd/es/locale';
import type { Noun, Texts } from '../locales/zh/index.ts';

export type Language = 'zh' | 'en';
export type { Noun };

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

/** What the pages opened so far need, in whichever language is next. */
const needed = new Set<Noun>();
/** The language shown, or on its way. */
let wanted: Language = 'zh';

const has = (language: Language, noun: Noun) =>
  i18next.getResource(language, 'app', noun) !== undefined;
const add = (language: Language, texts: object) =>
  i18next.addResourceBundle(language, 'app', texts, true);

async function load(language: Language, names: Iterable<Noun>) {
  const { first, nouns, antd } = await loaders[language]();
  if (!antdLocales.has(language)) {
    antdLocales.set(language, antd);
    add(language, first);
  }
  const missing = [...names].filter((noun) => !has(language, noun));
  const files = await Promise.all(missing.map((noun) => nouns[noun]()));
  missing.forEach((noun, at) => {
    const file: object = files[at] ?? {};
    add(language, { [noun]: Reflect.get(file, noun) as object });
  });
}

/** Brings the texts of these nouns; a page waits for them before it is shown. */
export async function loadTexts(nouns: readonly Noun[]) {
  for (const noun of nouns) needed.add(noun);
  await Promise.all([...new Set([currentLanguage(), wanted])].map((one) => load(one, nouns)));
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
  wanted = language;
  await load(language, needed);
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.lang = htmlLang[language];
  await i18next.changeLanguage(language);
}
