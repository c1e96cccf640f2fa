/** Decimal texts and dates as people write them. Numbers stay texts: never through a float. */
import { currentLanguage, type Language } from './i18n.ts';

/** "-1234567.50" → "-1,234,567.50"; the sign as the typographic minus. */
export function formatDecimal(value: string): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction] = value.replace(/^[-+]/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${negative ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
/** Drops trailing zeros of the fraction: "97.500" → "97.5", "300.00" → "300". */
export const trimDecimal = (value: string): string =>
  value.includes('.') ? value.replace(/\.?0+$/, '') : value;
/** Money: whole yuan as they are, anything else to the fen: "300.00" → "300", "64.5" → "64.50". */
export const trimMoney = (value: string): string => trimDecimal(value).replace(/\.(\d)$/, '.$10');
export const formatCount = (count: number): string => formatDecimal(String(count));
export const signOf = (value: string): -1 | 0 | 1 => {
  if (!/[1-9]/.test(value)) return 0;
  return value.startsWith('-') ? -1 : 1;
};

/** Exact sum of decimal texts: ["1.50", "-2"] → "-0.50". */
export function sumDecimals(values: readonly string[]): string {
  const scale = Math.max(0, ...values.map((value) => value.split('.')[1]?.length ?? 0));
  const units = values.map((value) => {
    const [whole = '0', fraction = ''] = value.split('.');
    return BigInt(whole + fraction.padEnd(scale, '0'));
  });
  const sum = units.reduce((total, unit) => total + unit, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return sum < 0n ? `-${text}` : text;
}

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
