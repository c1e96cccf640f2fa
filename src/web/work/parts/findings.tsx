/** What is wrong, in which sheet and cell, why, and what to do: can be searched and taken away. */
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../contract/work.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount } from '../../shared/figures.ts';
import { currentLanguage } from '../../shared/i18n.ts';
import { useListState } from '../../shared/list-state.ts';
import { pageLocally } from '../../shared/local-list.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Missing } from '../../shared/values.tsx';
import type { Finding } from '../api.ts';

type Numbered = Finding & { no: number };
const said = (finding: Finding) => finding[currentLanguage()];

export function Findings({ batch }: { batch: Import }) {
  const { t } = useTranslation();
  const state = useListState();
  const { severity, sheet } = state.params;
  const all = batch.findings.map((finding, no): Numbered => ({ ...finding, no }));
  const kept = all.filter(
    (one) => (!severity || one.severity === severity) && (!sheet || one.sheet === sheet),
  );
  const page = (limit: number) =>
    pageLocally(
      kept,
      { ...state, limit },
      { text: (one) => `${one.sheet} ${one.cell} ${one.value} ${said(one)}` },
    );
  const sheets = [...new Set(all.map((one) => one.sheet))];
  return (
    <div className="mc-stack">
      <div>
        <h2>{t('work.findings')}</h2>
        <p className="mc-quiet">
          {t('work.findingsSummary', {
            errors: formatCount(batch.errors),
            notices: formatCount(batch.findingsTotal - batch.errors),
          })}
          {batch.findingsTotal > all.length && t('work.findingsCut', { n: all.length })}
        </p>
      </div>
      <DataTable
        name="findings"
        label={t('work.findings')}
        rowKey={(one) => one.no}
        columns={useColumns()}
        list={{
          data: page(state.limit),
          error: null,
          isPlaceholderData: false,
          refetch: () => undefined,
        }}
        state={state}
        searchLabel={t('work.searchFindings')}
        exportRows={() => page(100_000).rows}
        empty={{ title: t('work.noFindings') }}
        filters={
          <>
            <FilterSelect
              label={t('work.severity')}
              all={t('work.allSeverities')}
              value={severity ?? ''}
              choices={(['error', 'notice'] as const).map((one) => ({
                value: one,
                label: t(`work.severities.${one}`),
              }))}
              onChange={(chosen) => state.set({ severity: chosen })}
            />
            <FilterSelect
              label={t('work.sheet')}
              all={t('work.allSheets')}
              value={sheet ?? ''}
              choices={sheets.map((one) => ({ value: one, label: one }))}
              onChange={(chosen) => state.set({ sheet: chosen })}
            />
          </>
        }
      />
    </div>
  );
}

function useColumns(): Column<Numbered>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'place',
      title: t('work.place'),
      always: true,
      render: (one) => (one.cell ? `${one.sheet} ${one.cell}` : one.sheet),
      text: (one) => `${one.sheet} ${one.cell}`.trim(),
    },
    {
      key: 'severity',
      title: t('work.severity'),
      render: (one) => (
        <Tag tone={one.severity === 'error' ? 'bad' : 'warning'}>
          {t(`work.severities.${one.severity}`)}
        </Tag>
      ),
      text: (one) => t(`work.severities.${one.severity}`),
    },
    {
      key: 'value',
      title: t('work.value'),
      render: (one) => (one.value ? <code>{one.value}</code> : <Missing />),
      text: (one) => one.value,
    },
    { key: 'what', title: t('work.what'), render: said, text: said },
  ];
}
