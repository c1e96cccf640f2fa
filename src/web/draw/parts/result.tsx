/** 结果: who was drawn, who goes, the arithmetic of each pick, and reserves for those that fall away. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawDetail, DrawPick, DrawVisit } from '../../../contract/draw.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Moment } from '../../shared/values.tsx';
import { drawPath } from '../api.ts';
import { Loads } from './loads.tsx';
import { useMemberColumns } from './members.tsx';
import { OpenReserve, Reserves } from './reserves.tsx';
import { Replay } from './replay.tsx';

export function Result({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Page<DrawPick>>(`${drawPath(draw.id)}/picks`, state.params);
  const [replayed, setReplayed] = useState<DrawPick | null>(null);
  const [replaced, setReplaced] = useState<DrawPick | null>(null);
  const result = draw.result!;
  return (
    <section className="mc-card mc-stack">
      <h2>{t('draw.result.title')}</h2>
      <p>
        {t('draw.result.sum', {
          picks: result.picks,
          visits: result.visits,
          doubles: result.doubles,
        })}{' '}
        <span className="mc-quiet">
          {result.by} <Moment value={result.at} />
        </span>
      </p>
      <div className="mc-actions mc-noprint">
        <Button
          type="primary"
          href={`${drawPath(draw.id)}/draw.json`}
          icon={<DownloadOutlined aria-hidden="true" />}
        >
          {t('draw.result.file')}
        </Button>
        <Button
          href={`${drawPath(draw.id)}/picks.xlsx`}
          icon={<DownloadOutlined aria-hidden="true" />}
        >
          {t('draw.result.book')}
        </Button>
      </div>
      <DataTable
        name="draw-picks"
        label={t('draw.result.title')}
        rowKey={(row) => row.order}
        columns={useColumns(draw, setReplayed, setReplaced)}
        list={list}
        state={state}
        searchLabel={t('draw.searchMember')}
        empty={{ title: t('draw.noMembers') }}
      />
      <Reserves draw={draw} />
      <Loads result={result} />
      {replayed && <Replay draw={draw} pick={replayed} onClose={() => setReplayed(null)} />}
      {replaced && <OpenReserve draw={draw} pick={replaced} onClose={() => setReplaced(null)} />}
    </section>
  );
}

function Visits({ visits, of }: { visits: DrawVisit[]; of: 'inspector' | 'slot' }) {
  const { t } = useTranslation();
  return (
    <>
      {visits.map(({ round, inspector, slot }) => (
        <div key={round}>
          {of === 'inspector'
            ? (inspector?.name ?? t('draw.nobody'))
            : slot && `${slot.day} ${slot.from}–${slot.to}`}
          {round === 2 && <span className="mc-quiet"> {t('draw.second')}</span>}
        </div>
      ))}
    </>
  );
}

/** Who goes and which hour is looked at, as far as either was drawn. */
function useVisitColumns(draw: DrawDetail): Column<DrawPick>[] {
  const { t } = useTranslation();
  const { inspectors, hours } = draw.commitment!.document;
  const inspector: Column<DrawPick> = {
    key: 'inspector',
    title: t('draw.inspector'),
    sorts: ['inspector'],
    render: (pick) => <Visits visits={pick.visits} of="inspector" />,
  };
  const slot: Column<DrawPick> = {
    key: 'slot',
    title: t('draw.slot'),
    render: (pick) => <Visits visits={pick.visits} of="slot" />,
  };
  return [...(inspectors ? [inspector] : []), ...(hours ? [slot] : [])];
}

function useColumns(
  draw: DrawDetail,
  replay: (pick: DrawPick) => void,
  replace: (pick: DrawPick) => void,
): Column<DrawPick>[] {
  const { t } = useTranslation();
  const members = useMemberColumns<DrawPick>();
  const { reserves } = draw.commitment!.document;
  const isLeft = draw.reserves.length < reserves && draw.can['open-reserve'];
  return [
    {
      key: 'order',
      title: t('draw.order'),
      sorts: ['order'],
      align: 'end',
      render: (p) => p.order,
    },
    ...members.map((one) => ({
      ...one,
      optional: one.key === 'reason' || one.key === 'number',
      ...(one.key === 'name' || one.key === 'stratum' ? { sorts: [one.key] } : {}),
    })),
    {
      key: 'how',
      title: t('draw.how.label'),
      render: (pick) => (
        <>
          {t(`draw.how.${pick.how}`)} {pick.double && <Tag tone="accent">{t('draw.double')}</Tag>}{' '}
          {!pick.standing && <Tag tone="bad">{t('draw.replaced')}</Tag>}
        </>
      ),
    },
    ...useVisitColumns(draw),
    {
      key: 'actions',
      title: t('draw.actions'),
      render: (pick) => (
        <span className="mc-actions mc-noprint">
          {pick.how === 'drawn' && (
            <Button size="small" onClick={() => replay(pick)}>
              {t('draw.replay.open')}
            </Button>
          )}
          {pick.standing && isLeft && (
            <Button size="small" onClick={() => replace(pick)}>
              {t('draw.reserve.open')}
            </Button>
          )}
        </span>
      ),
    },
  ];
}
