/** Moments, days and sizes as people read them. */
import { currentLanguage } from './index.ts';

const locale = () => (currentLanguage() === 'en' ? 'en-GB' : 'zh-CN');

/** `11月26日 09:30` */
export const momentText = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso));

/** Of codes and ISO days; the browser's own comparing, made for languages, is slow to start. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');
/** `11月26日`; by hand, since a list has many and the browser's formatter is slow to make. */
export function dayText(iso: string): string {
  const [, month = 0, day = 0] = iso.split('-').map(Number);
  return currentLanguage() === 'en' ? `${day} ${months[month - 1]}` : `${month}月${day}日`;
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  const unit = bytes < 1e9 ? ([1e6, 'MB'] as const) : ([1e9, 'GB'] as const);
  return `${Math.round((10 * bytes) / unit[0]) / 10} ${unit[1]}`;
}
