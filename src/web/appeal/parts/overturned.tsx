/** 改判率: how often what an inspector found did not stand. For those who oversee checking. */
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { useAbility } from '../../shared/session.ts';
import { Missing } from '../../shared/values.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { useOverturned } from '../api.ts';

export function OverturnedTable() {
  const { t } = useTranslation();
  const may = useAbility('reliability.read');
  const { data } = useOverturned(may);
  if (!data || data.length === 0) return null;
  return (
    <section className="mc-card mc-stack" aria-label={t('appeal.overturned.title')}>
      <div>
        <h2>{t('appeal.overturned.title')}</h2>
        <p className="mc-quiet">{t('appeal.overturned.hint')}</p>
      </div>
      <ScrollArea label={t('appeal.overturned.title')}>
        <PlainTable
          label={t('appeal.overturned.title')}
          head={[
            t('appeal.overturned.name'),
            t('appeal.overturned.appeals'),
            t('appeal.state.open'),
            t('appeal.decision.upheld'),
            t('appeal.decision.changed'),
            t('appeal.decision.revoked'),
            t('appeal.overturned.share'),
          ]}
          rows={data.map((one) => [
            one.name || one.againstId,
            one.appeals,
            one.open,
            one.upheld,
            one.changed,
            one.revoked,
            one.share === null ? (
              <Missing key="none" />
            ) : (
              `${(Number(one.share) * 100).toFixed(1)}%`
            ),
          ])}
        />
      </ScrollArea>
    </section>
  );
}
