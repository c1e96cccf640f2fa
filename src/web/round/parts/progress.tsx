/** How far a round's visits have come: a bar of shares with the figures in words. */
import { useTranslation } from 'react-i18next';
import type { VisitCounts } from '../../../contract/round.ts';
import { Missing } from '../../shared/values.tsx';
import { Tag } from '../../shared/state-tag.tsx';

export function Progress({ counts }: { counts: VisitCounts }) {
  const { t } = useTranslation();
  if (counts.total === 0) return <Missing />;
  const text = t('round.lockedOf', { locked: counts.locked, total: counts.total });
  return (
    <span className="mc-round-progress">
      <progress max={counts.total} value={counts.locked} aria-label={text} />
      <span className="mc-figure">{text}</span>
      {counts.overdue > 0 && <Tag tone="bad">{t('round.overdueN', { n: counts.overdue })}</Tag>}
    </span>
  );
}
