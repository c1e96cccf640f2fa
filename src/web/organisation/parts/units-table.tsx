/** The list of units, on the organisation page and below a unit. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { levels } from '../../../domain/organisation/model.ts';
import type { Unit } from '../../../contract/organisation.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { useSession } from '../../shared/session.ts';
import { Missing, UnitLink, YesNo } from '../../shared/values.tsx';
import type { ReactNode } from 'react';

type Props = {
  name: string;
  /** Fixed parameters, e.g. { underId: '12' }. */
  within?: Record<string, string>;
  empty: { title: string; hint?: ReactNode; action?: ReactNode };
};

export function UnitsTable({ name, within, empty }: Props) {
  const { t } = useTranslation();
  const state = useListState(within);
  const list = useList<Page<Unit>>('/api/units', state.params);
  return (
    <DataTable
      name={name}
      label={t('organisation.units')}
      rowKey={(unit) => unit.id}
      columns={useColumns()}
      list={list}
      state={state}
      searchLabel={t('organisation.searchUnits')}
      exportPath="/api/units.xlsx"
      empty={empty}
      filters={
        <FilterSelect
          label={t('organisation.level')}
          all={t('organisation.allLevels')}
          value={state.params['level'] ?? ''}
          choices={levels.map((level) => ({ value: level, label: levelName(t, level) }))}
          onChange={(level) => state.set({ level: level || null })}
        />
      }
    />
  );
}

function useColumns(): Column<Unit>[] {
  const { t } = useTranslation();
  const own = useSession()?.active.unit.id;
  return [
    {
      key: 'name',
      sorts: ['name', '-name', 'tree'],
      title: t('organisation.unitName'),
      always: true,
      render: (unit) => <UnitLink unit={unit} />,
    },
    {
      key: 'code',
      sorts: ['code', '-code'],
      title: t('organisation.code'),
      render: (unit) => unit.code,
    },
    {
      key: 'level',
      title: t('organisation.level'),
      render: (unit) => levelName(t, unit.level),
    },
    {
      key: 'parent',
      title: t('organisation.parent'),
      render: (unit) => <Parent unit={unit} own={own} />,
    },
    {
      key: 'outlets',
      title: t('organisation.outlets'),
      align: 'end',
      render: (unit) => formatCount(unit.outlets),
    },
    {
      key: 'people',
      title: t('organisation.peopleCount'),
      align: 'end',
      render: (unit) => formatCount(unit.people),
    },
    {
      key: 'queueMachine',
      title: t('organisation.queueMachine'),
      optional: true,
      render: (unit) => <YesNo value={unit.queueMachine} />,
    },
  ];
}

/** What is above the reader's own unit cannot be opened by them. */
function Parent({ unit, own }: { unit: Unit; own: number | undefined }) {
  if (!unit.parent) return <Missing />;
  return unit.id === own ? <span>{unit.parent.name}</span> : <UnitLink unit={unit.parent} />;
}

/** A level's name; plans of other trades may bring levels without a translation. */
export const levelName = (t: TFunction, level: string): string =>
  (levels as readonly string[]).includes(level)
    ? t(`organisation.levels.${level as (typeof levels)[number]}`)
    : level;
