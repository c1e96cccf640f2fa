// In plain words: why a place is an interval, and what it was computed from.
import { useTranslation } from 'react-i18next';
import type { RankingCertainty } from '../../../contract/ranking.ts';
import { formatCount } from '../../shared/figures.ts';

export function CertaintyBasis({ certainty }: { certainty: RankingCertainty | undefined }) {
  const { t } = useTranslation();
  if (!certainty) return null;
  const { basis } = certainty;
  return (
    <p className="mc-quiet mc-note">
      {basis
        ? t('ranking.basis', {
            visits: formatCount(basis.visits),
            waves: basis.waves,
            visit: basis.visit.toFixed(2),
            outlet: basis.outlet.toFixed(2),
          })
        : t('ranking.noBasis')}
    </p>
  );
}
