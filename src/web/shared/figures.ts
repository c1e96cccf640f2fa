/** Decimal texts and dates as people write them. */
import { currentLanguage, type Language } from './i18n.ts';

export * from './decimals.ts';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const;
const format = (options: Intl.DateTimeFormatOptions, language: Language, date: Date) =>
  new Intl.DateTimeFormat(locales[language], options).format(date);

/** "2023-05-06" → 2023年5月6日 / 6 May 2023; the text is a day of the calendar, without a zone. */
export function formatDay(day: string, language = currentLanguage()): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  if (!year || !month || !date) return day;
  if (language === 'zh') return `${year}年${month}月${date}日`;
  return format(
    { year: 'numeric', month: 'short', day: 'numeric' },
    'en',
    new Date(year, month - 1, date),
  );
}

/** A moment near now by its time of day, else with its date: 今天 10:32, 昨天 09:05, 2023年5月6日 10:32. */
export function formatMoment(moment: string, now = new Date(), language = currentLanguage()) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, language, date);
  const midnight = (of: Date) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return `${language === 'zh' ? '今天' : 'today'} ${time}`;
  if (days === 1) return `${language === 'zh' ? '昨天' : 'yesterday'} ${time}`;
  const pad = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${formatDay(day, language)} ${time}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
