// How each issuer uses the range that a clause leaves: somebody who always takes the most stands out.
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { trimDecimal } from '../../shared/figures.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { useAmounts } from '../api.ts';

export function Amounts({ year }: { year: string }) {
  const { t } = useTranslation();
  const { data: rows = [] } = useAmounts(year);
  if (rows.length === 0) return null;
  return (
    <details className="mc-card">
      <summary>{t('ticket.amounts', { year })}</summary>
      <p className="mc-quiet">{t('ticket.amountsHint')}</p>
      <ScrollArea label={t('ticket.amounts', { year })}>
        <PlainTable
          label={t('ticket.amounts', { year })}
          head={[
            t('ticket.issuer'),
            t('ticket.clause'),
            t('ticket.count'),
            t('ticket.lowest'),
            t('ticket.mean'),
            t('ticket.highest'),
          ]}
          rows={rows.map((row) => [
            row.issuer,
            row.clause,
            row.tickets,
            trimDecimal(row.lowest),
            trimDecimal(row.mean),
            trimDecimal(row.highest),
          ])}
        />
      </ScrollArea>
    </details>
  );
}
