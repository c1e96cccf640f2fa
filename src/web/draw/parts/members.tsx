/** 名单: numbered as it is, or was, frozen. */
import { useTranslation } from 'react-i18next';
import type { DrawDetail, DrawMember } from '../../../contract/draw.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { drawPath } from '../api.ts';

export function useTicketWords() {
  const { t } = useTranslation();
  return (tickets: DrawMember['tickets']) =>
    tickets === 'must' ? t('draw.must') : t('draw.ticketsOf', { n: tickets });
}

/** Columns that the pool and the picks have in common. */
export function useMemberColumns<T extends DrawMember>(): Column<T>[] {
  const { t } = useTranslation();
  const words = useTicketWords();
  return [
    { key: 'number', title: t('draw.number'), align: 'end', render: (row) => row.number },
    {
      key: 'name',
      title: t('draw.member'),
      always: true,
      render: (row) => (
        <>
          {row.name} <span className="mc-quiet mc-figure">{row.code}</span>
        </>
      ),
    },
    { key: 'stratum', title: t('draw.stratum'), render: (row) => row.stratum || t('draw.whole') },
    {
      key: 'tickets',
      title: t('draw.tickets'),
      render: (row) => <span title={row.reason}>{words(row.tickets)}</span>,
    },
    { key: 'reason', title: t('draw.reason'), render: (row) => row.reason || '—' },
  ];
}

export function Members({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const state = useListState({ limit: '20' });
  const { search, ...rest } = state.params;
  const params = { ...rest, ...(search ? { search } : {}), revision: String(draw.revision) };
  const list = useList<Page<DrawMember>>(`${drawPath(draw.id)}/members`, params);
  return (
    <section className="mc-card">
      <h2>{t(draw.state === 'draft' ? 'draw.membersNow' : 'draw.membersFrozen')}</h2>
      <DataTable
        name="draw-members"
        label={t('draw.station.list')}
        rowKey={(row) => row.number}
        columns={useMemberColumns<DrawMember>()}
        list={list}
        state={state}
        searchLabel={t('draw.searchMember')}
        empty={{ title: t('draw.noMembers'), hint: t('draw.noMembersHint') }}
      />
    </section>
  );
}
