/** 检查成绩: every visit and its score. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inspectionKinds } from '../../../domain/inspection/model.ts';
import type { Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import type { ListState } from '../../shared/list-state.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Day, Score, UnitLink } from '../../shared/values.tsx';
import { useWaves, type Inspection } from '../api.ts';
import { FactsPage } from '../parts/facts-page.tsx';
import { Unconfirmed } from '../parts/unconfirmed.tsx';
import { kindName } from '../parts/words.ts';

export function InspectionsPage() {
  const { t } = useTranslation();
  return (
    <FactsPage<Inspection>
      name="inspections"
      title={t('inspection.scores')}
      purpose={t('inspection.scoresPurpose')}
      sort="-visitedOn"
      columns={useColumns()}
      filters={(state) => <WaveAndKind state={state} />}
    >
      <Unconfirmed />
    </FactsPage>
  );
}

function useColumns(): Column<Inspection>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'unit',
      title: t('inspection.unit'),
      always: true,
      sorts: ['unit'],
      render: (visit) => <UnitLink unit={visit.unit} code />,
    },
    { key: 'wave', title: t('inspection.wave'), render: (visit) => visit.wave },
    { key: 'kind', title: t('inspection.kind'), render: (visit) => kindName(t, visit.kind) },
    {
      key: 'visitedOn',
      title: t('inspection.visitedOn'),
      sorts: ['-visitedOn', 'visitedOn'],
      render: (visit) => <Day value={visit.visitedOn} />,
    },
    {
      key: 'score',
      title: t('inspection.score'),
      align: 'end',
      sorts: ['-score', 'score'],
      render: (visit) => (
        <>
          {visit.unconfirmed && <Tag tone="warning">{t('inspection.unconfirmed')}</Tag>}{' '}
          <Score value={visit.score} />
        </>
      ),
    },
    {
      key: 'deductions',
      title: t('inspection.deductions'),
      align: 'end',
      render: (visit) => t('inspection.items', { n: visit.deductions }),
    },
    {
      key: 'evidence',
      title: t('inspection.evidence'),
      align: 'end',
      optional: true,
      render: (visit) => t('inspection.files', { n: visit.evidence }),
    },
    {
      key: 'open',
      title: t('inspection.detail'),
      render: (visit) => (
        <Link
          to="/inspections/$unitId/$inspectionId"
          params={{ unitId: String(visit.unit.id), inspectionId: String(visit.id) }}
          aria-label={t('inspection.openOf', { unit: visit.unit.name, wave: visit.wave })}
        >
          {t('inspection.open')}
        </Link>
      ),
    },
  ];
}

function WaveAndKind({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const waves = useWaves();
  return (
    <>
      <FilterSelect
        label={t('inspection.wave')}
        all={t('inspection.allWaves')}
        value={state.params['wave'] ?? ''}
        choices={waves.map((wave) => ({ value: wave, label: wave }))}
        onChange={(wave) => state.set({ wave })}
      />
      <FilterSelect
        label={t('inspection.kind')}
        all={t('inspection.allKinds')}
        value={state.params['kind'] ?? ''}
        choices={inspectionKinds.map((kind) => ({ value: kind, label: kindName(t, kind) }))}
        onChange={(kind) => state.set({ kind })}
      />
    </>
  );
}
