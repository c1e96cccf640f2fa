// Coefficients in words: bounds as usual in the field; and the sources of checks.
import { useTranslation } from 'react-i18next';
import { checkSources, type CheckSource } from '../../../contract/check-source.ts';

/** Koo & Li (2016) for ICC. */
export const iccWord = (value: number) =>
  value >= 0.9 ? 'excellent' : value >= 0.75 ? 'good' : value >= 0.5 ? 'moderate' : 'poor';

/** Landis & Koch (1977) for κ, in four steps. */
export const kappaWord = (value: number) =>
  value > 0.8 ? 'excellent' : value > 0.6 ? 'good' : value > 0.4 ? 'moderate' : 'poor';

/** With a true minus, as amounts have. */
const fixed = (value: number): string => value.toFixed(2).replace('-', '−');

export const coefficient = (value: number | null): string => (value === null ? '—' : fixed(value));

export const rangeText = (interval: readonly [number, number] | null): string =>
  interval ? `${fixed(interval[0])} … ${fixed(interval[1])}` : '—';

/** Points with a sign, e.g. +2.86. */
export const signed = (points: number): string => {
  const text = Math.abs(points).toFixed(2);
  return text === '0.00' ? text : `${points > 0 ? '+' : '−'}${text}`;
};

/** Points without a sign, e.g. 92.25. */
export const points = (value: number): string => value.toFixed(2);

const isSource = (name: string): name is CheckSource =>
  (checkSources as readonly string[]).includes(name);
/** Who stands behind a kind of check, e.g. 县行检查 → 县行检查（专职督导）. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation();
  return (source) => (isSource(source) ? t(`reliability.sources.names.${source}`) : source);
}
