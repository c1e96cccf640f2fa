// 未达标名单: who is below the target of a phase, whether a notice went out, and sending one.
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount, trimDecimal } from '../../shared/figures.ts';
import { useList, useListState, type ListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Day, Score, UnitLink } from '../../shared/values.tsx';
import type { Target, TargetsPage } from '../api.ts';
import { DrillForm } from '../parts/drill-form.tsx';
import { RectificationNav } from '../parts/nav.tsx';
import { State } from '../parts/words.tsx';

export function DrillsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<TargetsPage>('/api/drills/targets', state.params);
  const [selected, setSelected] = useState<readonly number[]>([]);
  const [isOpen, setOpen] = useState(false);
  const mayNotify = useAbility('rectification.verify');
  const rows = list.data?.rows ?? [];
  const chosen = rows.filter(({ unit }) => selected.includes(unit.id)).map(({ unit }) => unit);
  const hasPlan = (list.data?.phases.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={t('drill.targets.title')}
        purpose={t('drill.targets.purpose')}
        actions={
          <>
            <ToRound phase={list.data?.phase ?? ''} />
            {mayNotify && (
              <Button type="primary" onClick={() => setOpen(true)}>
                {chosen.length > 0
                  ? t('drill.targets.notify', { n: chosen.length })
                  : t('rectification.newDrill')}
              </Button>
            )}
          </>
        }
      >
        <RectificationNav />
      </PageHeader>
      <DataTable<Target>
        name="drill-targets"
        label={t('drill.targets.title')}
        rowKey={(row) => row.unit.id}
        columns={useTargetColumns()}
        list={list}
        state={state}
        searchLabel={t('drill.targets.search')}
        exportPath="/api/drills/targets.xlsx"
        filters={<Filters state={state} page={list.data} />}
        {...(mayNotify ? { selection: { selected, onChange: setSelected } } : {})}
        summary={list.data && list.data.visited > 0 && <Summary page={list.data} />}
        empty={{
          title: t(hasPlan ? 'drill.targets.none' : 'drill.targets.noPlan'),
          hint: t(hasPlan ? 'drill.targets.noneHint' : 'drill.targets.noPlanHint'),
        }}
      />
      {isOpen && (
        <DrillForm chosen={chosen} onSent={() => setSelected([])} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

/** 从 5 月起对未达标网点做录像检查: the round that this list makes. */
function ToRound({ phase }: { phase: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayArrange = useAbility('round.edit');
  if (!mayArrange || phase === '') return null;
  const search = { kind: '非现场检查', targets: phase };
  return (
    <Button onClick={() => void navigate({ to: '/rounds/new', search })}>
      {t('drill.targets.toRound')}
    </Button>
  );
}

function Filters({ state, page }: { state: ListState; page: TargetsPage | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      {page && page.phases.length > 0 && (
        <FilterSelect
          label={t('drill.targets.phase')}
          value={page.phase}
          choices={page.phases.map(({ name, target }) => ({
            value: name,
            label: t('drill.targets.phaseOf', { name, target: trimDecimal(target) }),
          }))}
          onChange={(phase) => state.set({ phase })}
        />
      )}
      <UnitFilter state={state} />
    </>
  );
}

function Summary({ page }: { page: TargetsPage }) {
  const { t } = useTranslation();
  return (
    <p>
      {t('drill.targets.summary', {
        visited: formatCount(page.visited),
        below: formatCount(page.total),
      })}
    </p>
  );
}

function useTargetColumns(): Column<Target>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'unit',
      title: t('rectification.unit'),
      always: true,
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
    {
      key: 'gap',
      title: t('drill.targets.gap'),
      align: 'end',
      sorts: ['-gap', 'gap'],
      render: (row) => <Score value={row.gap} />,
    },
    {
      key: 'score',
      title: t('drill.targets.score'),
      align: 'end',
      render: (row) => <Score value={row.score} />,
    },
    {
      key: 'visit',
      title: t('drill.targets.visit'),
      sorts: ['-visitedOn'],
      render: (row) => (
        <span className="mc-actions">
          <Link
            to="/inspections/$unitId/$inspectionId"
            params={{ unitId: String(row.unit.id), inspectionId: String(row.inspectionId) }}
          >
            {row.wave}
          </Link>
          <span className="mc-quiet">
            <Day value={row.visitedOn} />
          </span>
          {row.notImproving && <Tag tone="bad">{t('drill.targets.notImproving')}</Tag>}
        </span>
      ),
    },
    {
      key: 'drill',
      title: t('drill.targets.drill'),
      render: (row) => <DrillOf row={row} />,
    },
  ];
}

function DrillOf({ row: { unit, drill } }: { row: Target }) {
  const { t } = useTranslation();
  if (!drill) return <span className="mc-quiet">{t('drill.targets.noDrill')}</span>;
  return (
    <span className="mc-actions">
      <Link
        to="/rectifications/$unitId/$id"
        params={{ unitId: String(unit.id), id: String(drill.id) }}
      >
        <Day value={drill.on} />
      </Link>
      <State state={drill.state} kind="drill" />
    </span>
  );
}
