/** 审计日志: who did what, when, where. Nothing here can be changed. */
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { auditSchema } from '../../../contract/organisation.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { SettingsNav } from '../../shared/settings-nav.tsx';
import { Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { SpanFilter } from '../../shared/span-filter.tsx';
import { Detail } from '../parts/detail.tsx';
import { actionName, actions } from '../parts/actions.ts';

type Entry = z.infer<typeof auditSchema>;

export function AuditPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Page<Entry>>('/api/audit', state.params);
  const columns: Column<Entry>[] = [
    {
      key: 'at',
      title: t('audit.at'),
      always: true,
      sorts: ['-at', 'at'],
      render: (entry) => <Moment value={entry.at} />,
    },
    { key: 'actor', title: t('audit.actor'), render: (entry) => entry.actor },
    { key: 'action', title: t('audit.action'), render: (entry) => actionName(t, entry.action) },
    { key: 'subject', title: t('audit.subject'), render: (entry) => entry.subject },
    { key: 'unit', title: t('audit.unit'), render: (entry) => <UnitLink unit={entry.unit} /> },
    {
      key: 'address',
      title: t('audit.address'),
      render: (entry) => entry.address ?? <Missing />,
    },
    {
      key: 'outcome',
      title: t('audit.outcome'),
      render: (entry) => (
        <Tag tone={entry.outcome === 'done' ? 'neutral' : 'bad'}>
          {t(`audit.outcomes.${entry.outcome}`)}
        </Tag>
      ),
    },
    {
      key: 'detail',
      title: t('audit.detail'),
      render: (entry) => <Detail detail={entry.detail} />,
    },
  ];
  return (
    <>
      <PageHeader title={t('audit.title')} purpose={t('audit.purpose')}>
        <SettingsNav />
      </PageHeader>
      <DataTable
        name="audit"
        label={t('audit.title')}
        rowKey={(entry) => entry.id}
        columns={columns}
        list={list}
        state={state}
        searchLabel={t('audit.search')}
        exportPath="/api/audit.xlsx"
        empty={{ title: t('audit.none'), hint: t('audit.noneHint') }}
        filters={
          <>
            <FilterSelect
              label={t('audit.action')}
              all={t('audit.allActions')}
              value={state.params['action'] ?? ''}
              choices={actions.map((action) => ({ value: action, label: actionName(t, action) }))}
              onChange={(action) => state.set({ action: action || null })}
            />
            <FilterSelect
              label={t('audit.outcome')}
              all={t('audit.allOutcomes')}
              value={state.params['outcome'] ?? ''}
              choices={(['done', 'refused'] as const).map((outcome) => ({
                value: outcome,
                label: t(`audit.outcomes.${outcome}`),
              }))}
              onChange={(outcome) => state.set({ outcome: outcome || null })}
            />
            <SpanFilter state={state} />
          </>
        }
      />
    </>
  );
}
