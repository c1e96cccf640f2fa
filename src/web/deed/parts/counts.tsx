// How many good deeds by outlet, for the same unit and days as the list.
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { UnitLink } from '../../shared/values.tsx';
import { useCounts } from '../api.ts';

export function Counts({ params }: { params: Record<string, string> }) {
  const { t } = useTranslation();
  const { unitId, from, to } = params;
  const { data } = useCounts({ unitId, from, to });
  if (!data || data.rows.length === 0) return null;
  const name = t('deed.counts', { n: data.outlets });
  return (
    <details className="mc-card">
      <summary>{name}</summary>
      <ScrollArea label={name}>
        <PlainTable
          label={name}
          head={[
            t('deed.unit'),
            t('deed.states.confirmed'),
            t('deed.states.reported'),
            t('deed.states.returned'),
            t('deed.people'),
          ]}
          rows={data.rows.map((row) => [
            <UnitLink key="unit" unit={row.unit} />,
            row.confirmed,
            row.reported,
            row.returned,
            row.people,
          ])}
        />
      </ScrollArea>
    </details>
  );
}
