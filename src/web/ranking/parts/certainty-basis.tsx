// In plain words: why a place is an interval, and what it was computed from.
import { useTranslation } from 'react-i18next';
import type { RankingCertainty } from '../../../contract/ranking.ts';
import { formatCount } from '../../shared/figures.ts';

type Props = { certainty: RankingCertainty | undefined; isPending: boolean };

export function CertaintyBasis({ certainty, isPending }: Props) {
  const { t } = useTranslation();
  // Its three lines are kept free, so that the table below does not move under the reader.
  if (!certainty) return isPending && <p className="mc-note" style={{ height: '5.1em' }} />;
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
