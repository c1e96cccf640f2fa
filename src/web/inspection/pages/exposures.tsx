/** 媒体曝光. */
import { useTranslation } from 'react-i18next';
import type { Column } from '../../shared/data-table.tsx';
import { IncidentNav } from '../../shared/incident-nav.tsx';
import { Day, UnitLink, YesNo } from '../../shared/values.tsx';
import type { Exposure } from '../api.ts';
import { FactsPage } from '../parts/facts-page.tsx';
import { levelName } from '../parts/words.ts';

export function ExposuresPage() {
  const { t } = useTranslation();
  const columns: Column<Exposure>[] = [
    {
      key: 'unit',
      title: t('inspection.unit'),
      sorts: ['unit'],
      always: true,
      render: (exposure) => <UnitLink unit={exposure.unit} code />,
    },
    {
      key: 'happenedOn',
      sorts: ['-happenedOn', 'happenedOn'],
      title: t('inspection.happenedOn'),
      render: (exposure) => <Day value={exposure.happenedOn} />,
    },
    {
      key: 'level',
      title: t('inspection.level'),
      render: (exposure) => levelName(t, exposure.level),
    },
    {
      key: 'verified',
      title: t('inspection.verified'),
      render: (exposure) => <YesNo value={exposure.verified} />,
    },
  ];
  return (
    <FactsPage<Exposure>
      name="exposures"
      sort="-happenedOn"
      title={t('inspection.exposures')}
      purpose={t('inspection.exposuresPurpose')}
      columns={columns}
      nav={<IncidentNav />}
    />
  );
}
