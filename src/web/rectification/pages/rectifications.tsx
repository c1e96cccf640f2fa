// 整改 as a board and as a list; for the head of an outlet what is due today stands first.
import { Button } from 'antd';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { useList, useListState, type Search } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useSession } from '../../shared/session.ts';
import { SearchBox } from '../../shared/table-toolbar.tsx';
import type { RectificationsPage as Page } from '../api.ts';
import { Board } from '../parts/board.tsx';
import { useColumns } from '../parts/columns.tsx';
import { Filters } from '../parts/filters.tsx';
import { RectificationNav } from '../parts/nav.tsx';
import { OpenButtons } from '../parts/open-forms.tsx';
import { Today } from '../parts/today.tsx';

export function RectificationsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'due' });
  const list = useList<Page>('/api/rectifications', state.params);
  const columns = useColumns();
  const { isBoard, views } = useView(
    state.params['state'] !== undefined || state.params['overdue'] !== undefined,
  );
  const isHead = useSession()?.active.role === 'outlet-head';
  const posts = list.data?.posts ?? [];
  const none = {
    title: t('rectification.none'),
    hint: t('rectification.noneHint'),
    action: <Link to="/rectifications/settings">{t('rectification.toSettings')}</Link>,
  };
  const isEmpty = list.data?.total === 0 && !state.narrowed;
  return (
    <>
      <PageHeader
        title={t('rectification.title')}
        purpose={t('rectification.purpose')}
        actions={<OpenButtons />}
      >
        <RectificationNav />
      </PageHeader>
      <div className="mc-stack">
        {isHead && !isEmpty && <Today />}
        {isBoard && isEmpty && <EmptyState {...none} />}
        {isBoard && !isEmpty && (
          <>
            <div className="mc-toolbar mc-noprint">
              <SearchBox label={t('rectification.search')} state={state} />
              <Filters state={state} posts={posts} withState={false} />
              {views}
            </div>
            <Board state={state} />
          </>
        )}
        {!isBoard && (
          <DataTable
            name="rectifications"
            label={t('rectification.title')}
            rowKey={(row) => row.id}
            columns={columns}
            list={list}
            state={state}
            searchLabel={t('rectification.search')}
            exportPath="/api/rectifications.xlsx"
            filters={
              <>
                <Filters state={state} posts={posts} withState />
                {views}
              </>
            }
            empty={none}
          />
        )}
      </div>
    </>
  );
}

/** Board or list, in the address; a filter by state or overdue means the list. */
function useView(isNarrow: boolean) {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const isBoard = search['view'] === 'board' || (search['view'] === undefined && !isNarrow);
  const show = (view: string) => {
    const { state: _, overdue: __, ...kept } = search;
    void navigate({ to: '.', search: view === 'board' ? { ...kept, view } : { ...search, view } });
  };
  const views = (['board', 'list'] as const).map((view) => (
    <Button
      key={view}
      aria-pressed={(view === 'board') === isBoard}
      type={(view === 'board') === isBoard ? 'primary' : 'default'}
      ghost={(view === 'board') === isBoard}
      onClick={() => show(view)}
    >
      {t(view === 'board' ? 'rectification.asBoard' : 'rectification.asList')}
    </Button>
  ));
  return { isBoard, views: <span className="mc-actions">{views}</span> };
}
