/** One version of a standard: its items, how it compares with the version before, and the trend. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatDay } from '../../shared/figures.ts';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import type { Search } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { StateTag } from '../../shared/state-tag.tsx';
import { UnitLink } from '../../shared/values.tsx';
import { standardQuery, type StandardVersion } from '../api.ts';
import { StandardActions } from '../parts/actions.tsx';
import { CompareView } from '../parts/compare.tsx';
import { FindingsList } from '../parts/findings-list.tsx';
import { KnownItems } from '../parts/known-items.tsx';
import { ScoringView } from '../parts/scoring-view.tsx';
import styles from '../parts/standard.module.css';
import { StandardTree } from '../parts/tree.tsx';
import { TrendView } from '../parts/trend.tsx';

const views = ['items', 'compare', 'trend'] as const;
type View = (typeof views)[number];
const isView = (text: string | undefined): text is View => views.some((view) => view === text);

export function StandardPage() {
  const { standardId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(standardQuery(standardId));
  const { view } = useSearch({ strict: false }) as Search;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const chosen = isView(view) ? view : 'items';
  return (
    <>
      <Header standard={data} />
      {data.document ? (
        <>
          <Views />
          <Content standard={data} view={chosen} />
        </>
      ) : (
        <KnownItems items={data.items} />
      )}
    </>
  );
}

function Content({ standard, view }: { standard: StandardVersion; view: View }) {
  const { document } = standard;
  if (!document) return null;
  if (view === 'compare') return <CompareView key={standard.id} standard={standard} />;
  if (view === 'trend') return <TrendView standard={standard} />;
  return (
    <div className="mc-stack">
      {standard.state === 'draft' && <FindingsList findings={standard.findings} />}
      <ScoringView document={document} sha256={standard.sha256} />
      <StandardTree document={document} />
    </div>
  );
}

function Views() {
  const { t } = useTranslation();
  return (
    <nav className={`mc-subnav mc-noprint ${styles.views}`} aria-label={t('standard.view.label')}>
      {views.map((view) => (
        <Link
          key={view}
          to="."
          search={{ view: view === 'items' ? undefined : view }}
          replace
          activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`standard.view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

function Header({ standard }: { standard: StandardVersion }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { name, unit, state, validFrom, validTo, versions, id } = standard;
  const nth = (n: number) => t('standard.list.nth', { n });
  return (
    <PageHeader
      title={name}
      purpose={
        <>
          <UnitLink unit={unit} /> · {nth(standard.version)} <StateTag state={state} />
          {state !== 'draft' &&
            ` · ${
              validTo
                ? `${formatDay(validFrom)} — ${formatDay(validTo)}`
                : t('standard.list.since', { from: formatDay(validFrom) })
            }`}
        </>
      }
      actions={
        <>
          {versions.length > 1 && (
            <FilterSelect
              label={t('standard.action.version')}
              value={String(id)}
              choices={versions.map((one) => ({
                value: String(one.id),
                label: `${nth(one.version)}（${t(`shared.state.${one.state}`)}）`,
              }))}
              onChange={(standardId) =>
                void navigate({ to: '/standards/$standardId', params: { standardId } })
              }
            />
          )}
          <StandardActions standard={standard} />
        </>
      }
    >
      <InspectionNav />
    </PageHeader>
  );
}
