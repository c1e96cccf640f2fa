// Agreement item by item, the worst first: those whose wording or training needs work.
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { useListState } from '../../shared/list-state.ts';
import { pageLocally } from '../../shared/local-list.ts';
import { Tag } from '../../shared/state-tag.tsx';
import type { Reliability } from '../api.ts';
import { coefficient, kappaWord, rangeText } from './words.ts';

type Item = Reliability['items'][number];
/** Below this many pairs a κ is a matter of luck. */
const fewest = 10;

/** Undefined κ goes last, whichever way it is sorted. */
const sorts = {
  code: (row: Item) => row.code,
  pairs: (row: Item) => row.pairs,
  agreement: (row: Item) => row.agreement,
  kappa: (row: Item) => row.cohen,
};

export function Items({ items }: { items: Item[] }) {
  const { t } = useTranslation();
  const state = useListState({ sort: 'kappa' });
  const options = { text: (row: Item) => `${row.code} ${row.name}`, sorts };
  const page = pageLocally(items, state, options);
  return (
    <DataTable
      name="reliability-items"
      label={t('reliability.items')}
      rowKey={(row) => row.code}
      columns={useColumns()}
      list={{ data: page, error: null, isPlaceholderData: false, refetch: () => {} }}
      state={state}
      searchLabel={t('reliability.searchItems')}
      exportRows={() =>
        pageLocally(items, { ...state, offset: 0, limit: items.length }, options).rows
      }
      empty={{ title: t('reliability.noItems'), hint: t('reliability.noItemsHint') }}
      summary={
        <p className="mc-quiet">
          <strong>{t('reliability.items')}</strong> · {t('reliability.itemsHint')}
        </p>
      }
    />
  );
}

function useColumns(): Column<Item>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'code',
      title: t('reliability.item'),
      always: true,
      sorts: ['code', '-code'],
      render: (row) => (
        <>
          <span className="mc-quiet mc-figure">{row.code}</span> {row.name}
        </>
      ),
      text: (row) => `${row.code} ${row.name}`,
    },
    {
      key: 'pairs',
      title: t('reliability.doubles'),
      align: 'end',
      sorts: ['-pairs', 'pairs'],
      render: (row) => row.pairs,
      text: (row) => String(row.pairs),
    },
    {
      key: 'agreement',
      title: t('reliability.share'),
      align: 'end',
      sorts: ['agreement', '-agreement'],
      render: (row) => (row.agreement === null ? '—' : `${(row.agreement * 100).toFixed(0)} %`),
      text: (row) => coefficient(row.agreement),
    },
    {
      key: 'cohen',
      title: 'Cohen κ',
      align: 'end',
      sorts: ['kappa', '-kappa'],
      render: (row) => <span title={rangeText(row.interval)}>{coefficient(row.cohen)}</span>,
      text: (row) => coefficient(row.cohen),
    },
    ...useKappaColumns(),
  ];
}

function useKappaColumns(): Column<Item>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'fleiss',
      title: 'Fleiss κ',
      align: 'end',
      optional: true,
      render: (row) => coefficient(row.fleiss),
      text: (row) => coefficient(row.fleiss),
    },
    {
      key: 'word',
      title: t('reliability.conclusion'),
      render: (row) =>
        row.pairs < fewest ? (
          <span className="mc-quiet">{t('reliability.fewPairs')}</span>
        ) : row.cohen === null ? (
          <span className="mc-quiet">{t('reliability.undefinedKappa')}</span>
        ) : (
          <Tag>{t(`reliability.words.${kappaWord(row.cohen)}`)}</Tag>
        ),
      text: (row) => (row.cohen === null ? '' : t(`reliability.words.${kappaWord(row.cohen)}`)),
    },
  ];
}
