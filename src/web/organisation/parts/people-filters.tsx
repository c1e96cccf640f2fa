/** Narrowing the list of people: by post, and by who is still here. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../shared/field.tsx';
import type { ListState } from '../../shared/list-state.ts';
import { postsQuery } from '../api.ts';

export function PeopleFilters({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const posts = useQuery(postsQuery).data ?? [];
  return (
    <>
      <FilterSelect
        label={t('organisation.post')}
        all={t('organisation.allPosts')}
        value={state.params['post'] ?? ''}
        choices={posts.map(({ post, people }) => ({ value: post, label: `${post}（${people}）` }))}
        onChange={(post) => state.set({ post: post || null })}
      />
      <FilterSelect
        label={t('organisation.presence')}
        value={state.params['state'] ?? 'here'}
        choices={(['here', 'left', 'all'] as const).map((value) => ({
          value,
          label: t(`organisation.presences.${value}`),
        }))}
        onChange={(value) => state.set({ state: value === 'here' ? null : value })}
      />
    </>
  );
}
