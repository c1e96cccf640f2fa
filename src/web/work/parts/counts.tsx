/** Per sheet: rows read, and how many are new, changed or known already. */
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../contract/work.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { formatCount } from '../../shared/figures.ts';

const columns = ['rows', 'added', 'changed', 'same'] as const;

export function Counts({ batch }: { batch: Import }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack" aria-label={t('work.counts')}>
      <h2>{t('work.counts')}</h2>
      <PlainTable
        label={t('work.counts')}
        head={[t('work.sheet'), ...columns.map((column) => t(`work.${column}`))]}
        rows={Object.entries(batch.counts).map(([sheet, counts]) => [
          sheet,
          ...columns.map((column) => formatCount(counts[column])),
        ])}
      />
    </section>
  );
}
