// How certain a place is: its interval, and in plain words whether it is among the first or the last.
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../shared/figures.ts';
import { Missing } from '../../shared/values.tsx';
import type { PlaceCertainty } from '../api.ts';

/** From here on a probability is called certain, and from here on likely. */
const certain = 0.95;
const likely = 0.5;

export type Bounds = { top: number; bottom: number };

const percent = (share: number) => `${Math.round(share * 100)} %`;

export function PlaceRange({ said }: { said: PlaceCertainty | undefined }) {
  const { t } = useTranslation();
  if (!said) return <Missing />;
  const text = `${formatCount(said.low)}–${formatCount(said.high)}`;
  const { low, high } = said.together;
  const together = t('ranking.together', { low: formatCount(low), high: formatCount(high) });
  return (
    <span className="mc-figure" title={together}>
      {text}
    </span>
  );
}

export function PlaceVerdict({
  said,
  bounds,
}: {
  said: PlaceCertainty | undefined;
  bounds: Bounds;
}) {
  const { t } = useTranslation();
  if (!said) return <Missing />;
  const isTop = said.top >= said.bottom;
  const p = isTop ? said.top : said.bottom;
  const side = t(isTop ? 'ranking.first' : 'ranking.last', {
    k: formatCount(isTop ? bounds.top : bounds.bottom),
  });
  if (p >= certain)
    return (
      <strong className={isTop ? 'mc-amount-plus' : 'mc-amount-minus'}>
        {t('ranking.certainly', { side })}
      </strong>
    );
  if (p >= likely) return <span>{t('ranking.likely', { side, chance: percent(p) })}</span>;
  return (
    <span className="mc-quiet">
      {p >= 0.005 ? t('ranking.unlikely', { side, chance: percent(p) }) : t('ranking.neither')}
    </span>
  );
}
