/** The phone's texts: Chinese is there at once, English is loaded when chosen (the same cookie as the desk's). */
import { createSignal } from '../store/signal.ts';
import { zh, type Words } from './zh.ts';

export type { Words };
export type Language = 'zh' | 'en';

let language: Language = 'zh';
export const texts = createSignal<Words>(zh);

export const currentLanguage = (): Language => language;
export const words = (): Words => texts.get();

/** English without a network and never seen before stays Chinese rather than failing. */
export async function switchLanguage(next: Language): Promise<void> {
  const loaded = next === 'en' ? await import('./en.ts').catch(() => null) : null;
  language = loaded ? 'en' : 'zh';
  document.documentElement.lang = loaded ? 'en' : 'zh-CN';
  document.cookie = `lang=${next}; path=/; max-age=31536000; samesite=lax`;
  texts.set(loaded?.en ?? zh);
}

export const startLanguage = () =>
  switchLanguage(/(?:^|;\s*)lang=en\b/.test(document.cookie) ? 'en' : 'zh');
