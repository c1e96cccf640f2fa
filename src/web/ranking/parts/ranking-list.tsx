// The ranking itself: choice of wave and range, distribution, and the outlets in order.
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { useList, useListState } from '../../shared/list-state.ts';
import { formatCount } from '../../shared/figures.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Place, Score, UnitLink } from '../../shared/values.tsx';
import { Link } from '@tanstack/react-router';
import { countedKind, useCertainty, type PlaceCertainty, type Ranking, type Wave } from '../api.ts';
import { BoundsChoice, boundsOf } from './bounds.tsx';
import { PlaceRange, PlaceVerdict, type Bounds } from './certainty.tsx';
import { CertaintyBasis } from './certainty-basis.tsx';
import { Distribution } from './distribution.tsx';
import { Moved } from './moved.tsx';

export const ranges = ['省行', '市行', '县行'] as const;
type Row = Ranking['rows'][number];

export function RankingList({ waves, chosen }: { waves: Wave[]; chosen: Wave }) {
  const { t } = useTranslation();
  const { wave, kind } = chosen;
  // A county's own checks are compared in the county.
  const within = kind === countedKind ? '省行' : '县行';
  const state = useListState({ wave, kind, within, sort: 'place' });
  const list = useList<Ranking>('/api/rankings', state.params);
  const bounds = boundsOf(state);
  const certainty = useCertainty({
    ...state.params,
    top: String(bounds.top),
    bottom: String(bounds.bottom),
  });
  const said = new Map(certainty.data?.rows.map((row) => [row.inspectionId, row]));
  return (
    <DataTable
      name="rankings"
      label={t('ranking.title')}
      rowKey={(row) => row.inspectionId}
      columns={useColumns(list.data?.target ?? null, said, bounds)}
      list={list}
      state={state}
      searchLabel={t('ranking.search')}
      exportPath="/api/rankings.xlsx"
      empty={{ title: t('ranking.empty'), hint: t('ranking.emptyReader') }}
      filters={
        <>
          <WaveChoice
            waves={waves}
            chosen={chosen}
            onChange={(next) => state.set({ wave: next.wave, kind: next.kind, within: null })}
          />
          <Radio.Group
            optionType="button"
            value={state.params['within']}
            aria-label={t('ranking.within')}
            onChange={(event) => state.set({ within: String(event.target.value) })}
            options={ranges.map((value) => ({ value, label: t(`ranking.range.${value}`) }))}
          />
          <BoundsChoice state={state} bounds={bounds} />
        </>
      }
      summary={
        list.data &&
        list.data.total > 0 && (
          <>
            <Distribution ranking={list.data} />
            <CertaintyBasis certainty={certainty.data} isPending={certainty.isPending} />
          </>
        )
      }
    />
  );
}

type ChoiceProps = { waves: Wave[]; chosen: Wave; onChange: (wave: Wave) => void };
const keyOf = ({ kind, wave }: Wave) => `${kind} ${wave}`;

function WaveChoice({ waves, chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const kinds = [...Map.groupBy(waves, ({ kind }) => kind)];
  return (
    <select
      className="mc-native-select"
      aria-label={t('ranking.wave')}
      value={keyOf(chosen)}
      onChange={(event) => {
        const next = waves.find((one) => keyOf(one) === event.target.value);
        if (next) onChange(next);
      }}
    >
      {kinds.map(([kind, list]) => (
        <optgroup key={kind} label={kind}>
          {list.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {t('ranking.waveOf', { wave: one.wave, visited: formatCount(one.visited) })}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function useColumns(
  target: string | null,
  said: Map<number, PlaceCertainty>,
  bounds: Bounds,
): Column<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'unit',
      title: t('ranking.outlet'),
      always: true,
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} code />,
    },
    {
      key: 'place',
      title: t('ranking.place'),
      sorts: ['place', '-place'],
      render: (row) => (
        <>
          <Place place={row.place} of={row.visited} fromBottom={row.fromBottom} />{' '}
          {row.tied > 1 && <Tag>{t('ranking.tied', { n: row.tied })}</Tag>}
        </>
      ),
    },
    ...useCertaintyColumns(said, bounds),
    {
      key: 'score',
      title: t('ranking.score'),
      sorts: ['-score', 'score'],
      align: 'end',
      render: (row) => <Score value={row.score} target={target} />,
    },
    {
      key: 'moved',
      title: t('ranking.moved'),
      align: 'end',
      render: (row) => <Moved by={row.moved} />,
    },
    { key: 'group', title: t('ranking.group'), render: (row) => <UnitLink unit={row.group} /> },
    {
      key: 'visit',
      title: t('ranking.visit'),
      render: (row) => (
        <Link
          to="/inspections/$unitId/$inspectionId"
          params={{ unitId: String(row.unit.id), inspectionId: String(row.inspectionId) }}
        >
          {t('ranking.toVisit')}
        </Link>
      ),
    },
  ];
}

function useCertaintyColumns(said: Map<number, PlaceCertainty>, bounds: Bounds): Column<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'certainty',
      title: t('ranking.certainty'),
      render: (row) => <PlaceRange said={said.get(row.inspectionId)} />,
    },
    {
      key: 'verdict',
      title: t('ranking.verdict'),
      render: (row) => <PlaceVerdict said={said.get(row.inspectionId)} bounds={bounds} />,
    },
  ];
}
