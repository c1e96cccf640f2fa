// 硬件关口: outlets that still have hardware to mend on the day that the plan sets.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { formatCount } from '../../shared/figures.ts';
import { allRows, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { UnitLink } from '../../shared/values.tsx';
import { useGate, type Gate } from '../api.ts';
import { RectificationNav } from '../parts/nav.tsx';
import { OpenButtons } from '../parts/open-forms.tsx';
import styles from '../parts/rectification.module.css';

type Row = Gate['rows'][number];

export function GatePage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-count' });
  const gate = useGate(state.params);
  const { day = '', phase = '', outlets = 0, total = 0 } = gate.data ?? {};
  return (
    <>
      <PageHeader
        title={t('rectification.gate')}
        purpose={t('rectification.gatePurpose')}
        actions={<OpenButtons />}
      >
        <RectificationNav />
      </PageHeader>
      <DataTable<Row>
        name="hardware-gate"
        label={t('rectification.gate')}
        rowKey={(row) => row.unit.id}
        columns={useGateColumns()}
        list={gate}
        state={state}
        searchLabel={t('rectification.gateSearch')}
        filters={
          <label className={styles.day}>
            {t('rectification.gateDay')}
            <TextInput
              type="date"
              value={day}
              onText={(text) => state.set({ day: text || null })}
            />
            {phase && <span className="mc-quiet">{t('rectification.gatePhase', { phase })}</span>}
          </label>
        }
        exportRows={() => allRows<Row>('/api/rectifications/gate', state.params)}
        summary={
          total > 0 &&
          !state.params['search'] && (
            <p>
              {t('rectification.gateSummary', {
                outlets: formatCount(outlets),
                failing: formatCount(total),
                passed: formatCount(Math.max(0, outlets - total)),
              })}
            </p>
          )
        }
        empty={{ title: t('rectification.gatePassed'), hint: t('rectification.gatePassedHint') }}
      />
    </>
  );
}

function useGateColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const words = (item: Row['items'][number]) =>
    t('rectification.gateItem', {
      title: item.title,
      state: t(`rectification.states.${item.state}`),
      n: item.age,
    });
  return [
    {
      key: 'unit',
      title: t('rectification.unit'),
      always: true,
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} code />,
      text: (row) => row.unit.name,
    },
    {
      key: 'count',
      title: t('rectification.count'),
      align: 'end',
      sorts: ['-count', 'count'],
      render: (row) => formatCount(row.items.length),
      text: (row) => String(row.items.length),
    },
    {
      key: 'items',
      title: t('rectification.gateItems'),
      render: (row) => (
        <ul className="mc-plain-list">
          {row.items.map((item) => (
            <li key={item.id}>
              <Link
                to="/rectifications/$unitId/$id"
                params={{ unitId: String(row.unit.id), id: String(item.id) }}
              >
                {words(item)}
              </Link>
            </li>
          ))}
        </ul>
      ),
      text: (row) => row.items.map(words).join('；'),
    },
  ];
}
