// Places gained or lost since the wave before, by arrow, figure and word.
import { useTranslation } from 'react-i18next';
import { Missing } from '../../shared/values.tsx';

export function Moved({ by }: { by: number | null }) {
  const { t } = useTranslation();
  if (by === null) return <Missing />;
  if (by === 0) return <span className="mc-quiet">{t('ranking.same')}</span>;
  const up = by > 0;
  return (
    <span className={`mc-figure ${up ? 'mc-amount-plus' : 'mc-amount-minus'}`}>
      <span aria-hidden="true">{up ? '▲' : '▼'}</span> {Math.abs(by)}
      <span className="mc-sr">{t(up ? 'ranking.up' : 'ranking.down')}</span>
    </span>
  );
}
