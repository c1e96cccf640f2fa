/** A checklist known only from imported deductions: the items they named. */
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { useListState } from '../../shared/list-state.ts';
import { pageLocally } from '../../shared/local-list.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Missing } from '../../shared/values.tsx';
import type { StandardVersion } from '../api.ts';
import { keyText } from './words.ts';

type Known = StandardVersion['items'][number];

export function KnownItems({ items }: { items: Known[] }) {
  const { t } = useTranslation();
  const state = useListState({ sort: 'code' });
  const options = {
    text: (item: Known) => `${item.code} ${item.name} ${item.category}`,
    sorts: { code: (item: Known) => item.code, name: (item: Known) => item.name },
  };
  const all = { ...state, offset: 0, limit: items.length };
  const keyOf = ({ keyFrom, keyTo }: Known) =>
    keyFrom ? keyText(t, { from: keyFrom, to: keyTo }) : '';
  const columns: Column<Known>[] = [
    {
      key: 'name',
      title: t('standard.known.item'),
      always: true,
      sorts: ['name', '-name'],
      render: (item) => item.name,
      text: (item) => item.name,
    },
    {
      key: 'code',
      title: t('standard.known.code'),
      sorts: ['code', '-code'],
      render: (item) => item.code,
      text: (item) => item.code,
    },
    {
      key: 'category',
      title: t('standard.known.category'),
      render: (item) => item.category,
      text: (item) => item.category,
    },
    {
      key: 'key',
      title: t('standard.known.key'),
      render: (item) => (item.keyFrom ? <Tag tone="accent">{keyOf(item)}</Tag> : <Missing />),
      text: keyOf,
    },
  ];
  return (
    <div className="mc-stack">
      <p className="mc-notice mc-notice-warning">{t('standard.known.notice')}</p>
      <DataTable
        name="known-items"
        label={t('standard.known.item')}
        rowKey={(item) => item.code}
        columns={columns}
        list={{
          data: pageLocally(items, state, options),
          error: null,
          isPlaceholderData: false,
          refetch: () => undefined,
        }}
        state={state}
        searchLabel={t('standard.known.search')}
        exportRows={() => pageLocally(items, all, options).rows}
        empty={{ title: t('standard.tree.none') }}
      />
    </div>
  );
}
