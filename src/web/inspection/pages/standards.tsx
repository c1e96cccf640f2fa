/** 检查标准: the checklists and their items, with the points each costs and when it is watched. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { itemCategories } from '../../../domain/inspection/model.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatDay } from '../../shared/figures.ts';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useListState, type ListState } from '../../shared/list-state.ts';
import { pageLocally } from '../../shared/local-list.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Missing, Score } from '../../shared/values.tsx';
import { standardsQuery, type Standard } from '../api.ts';
import { categoryName } from '../parts/words.ts';

type Item = Standard['items'][number] & { standard: string };

const itemsOf = (standards: readonly Standard[], state: ListState) => {
  const { category, standard } = state.params;
  const all = standards.flatMap(({ name, version, items }) =>
    items.map((item): Item => ({ ...item, standard: `${name} v${version}` })),
  );
  const kept = all.filter(
    (item) =>
      (!category || item.category === category) && (!standard || item.standard === standard),
  );
  return pageLocally(kept, state, {
    text: (item) => `${item.code} ${item.name} ${item.category}`,
    sorts: {
      code: (item) => item.code,
      name: (item) => item.name,
      points: (item) => (item.points === null ? null : Number(item.points)),
    },
  });
};

export function StandardsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'code' });
  const found = useQuery(standardsQuery);
  const standards = found.data ?? [];
  return (
    <>
      <PageHeader title={t('inspection.standards')} purpose={t('inspection.standardsPurpose')}>
        <InspectionNav />
      </PageHeader>
      <DataTable
        name="standards"
        label={t('inspection.standards')}
        rowKey={(item) => `${item.standard} ${item.code}`}
        columns={useColumns()}
        list={{
          data: found.data && itemsOf(found.data, state),
          error: found.error,
          isPlaceholderData: false,
          refetch: found.refetch,
        }}
        state={state}
        searchLabel={t('inspection.searchItems')}
        exportRows={() => itemsOf(standards, { ...state, offset: 0, limit: 100_000 }).rows}
        empty={{ title: t('inspection.noStandards'), hint: t('inspection.noStandardsHint') }}
        filters={
          <>
            {standards.length > 1 && (
              <FilterSelect
                label={t('inspection.standard')}
                all={t('inspection.allStandards')}
                value={state.params['standard'] ?? ''}
                choices={standards.map(({ name, version }) => {
                  const label = `${name} v${version}`;
                  return { value: label, label };
                })}
                onChange={(standard) => state.set({ standard })}
              />
            )}
            <FilterSelect
              label={t('inspection.category')}
              all={t('inspection.allCategories')}
              value={state.params['category'] ?? ''}
              choices={itemCategories.map((one) => ({ value: one, label: categoryName(t, one) }))}
              onChange={(category) => state.set({ category })}
            />
          </>
        }
      />
    </>
  );
}

function useColumns(): Column<Item>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('inspection.item'),
      always: true,
      sorts: ['name', '-name'],
      render: (item) => item.name,
      text: (item) => item.name,
    },
    {
      key: 'code',
      title: t('inspection.itemCode'),
      sorts: ['code', '-code'],
      render: (item) => item.code,
      text: (item) => item.code,
    },
    {
      key: 'category',
      title: t('inspection.category'),
      render: (item) => categoryName(t, item.category),
      text: (item) => categoryName(t, item.category),
    },
    {
      key: 'points',
      title: t('inspection.itemPoints'),
      align: 'end',
      sorts: ['-points', 'points'],
      render: (item) => <Score value={item.points} />,
      text: (item) => item.points ?? '',
    },
    {
      key: 'key',
      title: t('inspection.isKey'),
      render: (item) => (item.keyFrom ? <Tag tone="accent">{keySpan(item)}</Tag> : <Missing />),
      text: keySpan,
    },
    {
      key: 'standard',
      title: t('inspection.standard'),
      optional: true,
      render: (item) => item.standard,
      text: (item) => item.standard,
    },
  ];
}

const keySpan = ({ keyFrom, keyTo }: Item) =>
  keyFrom ? `${formatDay(keyFrom)} – ${keyTo ? formatDay(keyTo) : ''}` : '';
