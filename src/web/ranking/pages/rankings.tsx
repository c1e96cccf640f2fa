// 排名: one wave's outlets in order, within the province, the district or the county.
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { countedKind, useRankedWaves, type Wave } from '../api.ts';
import { RankingList } from '../parts/ranking-list.tsx';

export function RankingsPage() {
  const { t } = useTranslation();
  const waves = useRankedWaves();
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  return (
    <>
      <PageHeader title={t('ranking.title')} purpose={t('ranking.purpose')} />
      {waves.error ? (
        <ErrorState error={waves.error} retry={() => void waves.refetch()} />
      ) : !waves.data ? (
        <Loading />
      ) : waves.data[0] ? (
        <RankingList waves={waves.data} chosen={chosenOf(waves.data, search) ?? waves.data[0]} />
      ) : (
        <NoWaves />
      )}
    </>
  );
}

/** The wave of an address; one without a kind means the kind that counts. */
const chosenOf = (
  waves: Wave[],
  { wave, kind = countedKind }: Record<string, string | undefined>,
) => waves.find((one) => one.wave === wave && one.kind === kind);

function NoWaves() {
  const { t } = useTranslation();
  const mayImport = useAbility('fact.import');
  return (
    <EmptyState
      title={t('ranking.empty')}
      hint={t(mayImport ? 'ranking.emptyHint' : 'ranking.emptyReader')}
      action={mayImport && <Link to="/inspections/imports">{t('ranking.import')}</Link>}
    />
  );
}
