/** The small parts every page shows values with: amounts, scores, places, dates, units. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../contract/common.ts';
import {
  formatCount,
  formatDay,
  formatDecimal,
  formatMoment,
  signOf,
  trimDecimal,
  trimMoney,
} from './figures.ts';

type AmountProps = { value: string | null; unit?: string; strong?: boolean; plain?: boolean };
/** Money with its sign and 元; colour repeats the sign, never replaces it. `plain` leaves out + and colour. */
export function Amount({ value, unit, strong, plain }: AmountProps) {
  const { t } = useTranslation();
  if (value === null) return <Missing />;
  const sign = signOf(value);
  const tone = plain ? 'plain' : sign > 0 ? 'plus' : sign < 0 ? 'minus' : 'zero';
  return (
    <span className={`mc-figure mc-amount-${tone}${strong ? ' mc-strong' : ''}`}>
      {sign > 0 && !plain ? '+' : ''}
      {formatDecimal(trimMoney(value))}
      <span className="mc-unit"> {unit ?? t('shared.unit.yuan')}</span>
    </span>
  );
}

/** A score in points. With a target, a score below it is marked in words for screen readers too. */
export function Score({ value, target }: { value: string | null; target?: string | null }) {
  const { t } = useTranslation();
  if (value === null) return <Missing />;
  const below = target != null && Number(value) < Number(target);
  return (
    <span className={`mc-figure${below ? ' mc-below' : ''}`}>
      {formatDecimal(trimDecimal(value))}
      {below && <span className="mc-sr">{t('shared.value.belowTarget')}</span>}
      <span className="mc-unit"> {t('shared.unit.points')}</span>
    </span>
  );
}

/** "57 / 2,400，倒数第 2,344". */
export function Place({
  place,
  of,
  fromBottom,
}: {
  place: number;
  of: number;
  fromBottom?: number;
}) {
  const { t } = useTranslation();
  return (
    <span className="mc-figure">
      {formatCount(place)} / {formatCount(of)}
      {fromBottom !== undefined && t('shared.value.fromBottom', { place: formatCount(fromBottom) })}
    </span>
  );
}

export function Day({ value }: { value: string | null }) {
  if (!value) return <Missing />;
  return (
    <time className="mc-figure" dateTime={value}>
      {formatDay(value)}
    </time>
  );
}

/** Seen from so long ago, every moment is told with its date. */
const long = new Date(0);

export function Moment({ value }: { value: string | null }) {
  if (!value) return <Missing />;
  return (
    <time
      className="mc-figure mc-moment"
      dateTime={value}
      title={new Date(value).toLocaleString()}
      data-full={formatMoment(value, long)}
    >
      <span>{formatMoment(value)}</span>
    </time>
  );
}

/** A unit's name, leading to its page; `code` adds its code in quiet type. */
export function UnitLink({ unit, code = false }: { unit: UnitRef; code?: boolean }) {
  return (
    <span className="mc-unit-link">
      <Link to="/organisation/units/$unitId" params={{ unitId: String(unit.id) }}>
        {unit.name}
      </Link>
      {code && <span className="mc-quiet mc-figure"> {unit.code}</span>}
    </span>
  );
}

/** Not known or not applicable: never shown as zero. */
export function Missing() {
  const { t } = useTranslation();
  return (
    <span className="mc-quiet" title={t('shared.value.none')}>
      <span aria-hidden="true">—</span>
      <span className="mc-sr">{t('shared.value.none')}</span>
    </span>
  );
}

export function YesNo({ value }: { value: boolean | null }) {
  const { t } = useTranslation();
  if (value === null) return <Missing />;
  return <span>{value ? t('shared.value.yes') : t('shared.value.no')}</span>;
}
