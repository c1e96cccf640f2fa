/** 导入: drop a workbook, see what it would change, and what was imported before. */
import { Button } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount } from '../../shared/figures.ts';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { StateTag } from '../../shared/state-tag.tsx';
import { Missing, Moment } from '../../shared/values.tsx';
import type { ImportRow } from '../api.ts';
import { DropZone } from '../parts/drop-zone.tsx';

export function ImportsPage() {
  const { t } = useTranslation();
  const mayImport = useAbility('fact.import');
  const state = useListState({ limit: '20', sort: '-createdAt' });
  const list = useList<Page<ImportRow>>('/api/imports', state.params);
  return (
    <>
      <PageHeader
        title={t('work.imports')}
        purpose={t('work.purpose')}
        actions={
          <>
            {mayImport && (
              <Button
                href="/api/export/template.xlsx"
                download
                icon={<DownloadOutlined aria-hidden="true" />}
              >
                {t('work.template')}
              </Button>
            )}
            <Button
              href="/api/export/workbook.xlsx"
              download
              icon={<DownloadOutlined aria-hidden="true" />}
            >
              {t('work.workbook')}
            </Button>
          </>
        }
      >
        <InspectionNav />
      </PageHeader>
      <div className="mc-stack">
        {mayImport && <DropZone />}
        <h2>{t('work.history')}</h2>
        <DataTable
          name="imports"
          label={t('work.history')}
          rowKey={(row) => row.id}
          columns={useColumns()}
          list={list}
          state={state}
          searchLabel={t('work.search')}
          exportPath="/api/imports.xlsx"
          filters={
            <FilterSelect
              label={t('work.state')}
              all={t('work.allStates')}
              value={state.params['state'] ?? ''}
              choices={(['previewed', 'applied', 'rejected'] as const).map((value) => ({
                value,
                label: t(`shared.state.${value}`),
              }))}
              onChange={(value) => state.set({ state: value || null })}
            />
          }
          empty={{ title: t('work.none'), hint: t(mayImport ? 'work.noneHint' : 'work.noneAsk') }}
        />
      </div>
    </>
  );
}

function useColumns(): Column<ImportRow>[] {
  const { t } = useTranslation();
  const sum = (row: ImportRow, of: 'rows' | 'added' | 'changed') =>
    formatCount(Object.values(row.counts).reduce((total, count) => total + count[of], 0));
  return [
    {
      key: 'fileName',
      title: t('work.fileName'),
      always: true,
      sorts: ['fileName', '-fileName'],
      render: (row) => (
        <Link to="/inspections/imports/$importId" params={{ importId: String(row.id) }}>
          {row.fileName}
        </Link>
      ),
    },
    { key: 'state', title: t('work.state'), render: (row) => <StateTag state={row.state} /> },
    { key: 'rows', title: t('work.rows'), align: 'end', render: (row) => sum(row, 'rows') },
    { key: 'added', title: t('work.added'), align: 'end', render: (row) => sum(row, 'added') },
    {
      key: 'changed',
      title: t('work.changed'),
      align: 'end',
      render: (row) => sum(row, 'changed'),
    },
    {
      key: 'errors',
      title: t('work.errors'),
      align: 'end',
      render: (row) => (row.errors > 0 ? formatCount(row.errors) : <Missing />),
    },
    { key: 'createdBy', title: t('work.createdBy'), render: (row) => row.createdBy },
    {
      key: 'createdAt',
      title: t('work.createdAt'),
      sorts: ['-createdAt', 'createdAt'],
      render: (row) => <Moment value={row.createdAt} />,
    },
    {
      key: 'appliedAt',
      title: t('work.appliedAt'),
      optional: true,
      render: (row) => <Moment value={row.appliedAt} />,
    },
  ];
}
