/** Per sheet: rows read, and how many are new, changed or known already. */
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../contract/work.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { formatCount } from '../../shared/figures.ts';

/** In the order of the workbook; JSON keeps none. */
const order = ['机构', '检查成绩', '扣分明细', '投诉', '曝光', '现场处罚'];
const columns = ['rows', 'added', 'changed', 'same'] as const;

export function Counts({ batch }: { batch: Import }) {
  const { t } = useTranslation();
  const sheets = Object.entries(batch.counts).toSorted(
    ([a], [b]) => order.indexOf(a) - order.indexOf(b),
  );
  return (
    <section className="mc-card mc-stack" aria-label={t('work.counts')}>
      <h2>{t('work.counts')}</h2>
      <PlainTable
        label={t('work.counts')}
        head={[t('work.sheet'), ...columns.map((column) => t(`work.${column}`))]}
        rows={sheets.map(([sheet, counts]) => [
          sheet,
          ...columns.map((column) => formatCount(counts[column])),
        ])}
      />
    </section>
  );
}
