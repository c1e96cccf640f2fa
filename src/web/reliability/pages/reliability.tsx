// 评分信度: do inspectors agree, who is severe, how many visits are enough.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../../shared/api.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useListState } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useReliability, type Reliability } from '../api.ts';
import { Agreement } from '../parts/agreement.tsx';
import { Filters } from '../parts/filters.tsx';
import { Items } from '../parts/items.tsx';
import { KeyFigures } from '../parts/key-figures.tsx';
import { Severity } from '../parts/severity.tsx';
import { VisitsNeeded } from '../parts/visits-needed.tsx';

export function ReliabilityPage() {
  const { t } = useTranslation();
  const state = useListState({ target: '0.8' });
  const { kind, from, to, target } = state.params;
  const asked = Object.fromEntries(
    Object.entries({ kind, from, to, target }).filter(([, value]) => value),
  ) as Record<string, string>;
  const report = useReliability(asked);
  return (
    <>
      <PageHeader
        title={t('reliability.title')}
        purpose={t('reliability.purpose')}
        actions={
          <Button href={withQuery('/api/reliability.xlsx', asked)} download>
            {t('reliability.export')}
          </Button>
        }
      >
        <InspectionNav />
      </PageHeader>
      {report.error ? (
        <ErrorState error={report.error} retry={() => void report.refetch()} />
      ) : report.data ? (
        <>
          <Filters state={state} kinds={report.data.kinds} />
          <Report report={report.data} narrowed={state.narrowed} clear={state.clear} />
        </>
      ) : (
        <Loading />
      )}
    </>
  );
}

type Props = { report: Reliability; narrowed: boolean; clear: () => void };

function Report({ report, narrowed, clear }: Props) {
  const { t } = useTranslation();
  if (report.visits === 0)
    return (
      <EmptyState
        title={t(narrowed ? 'reliability.nothingFound' : 'reliability.empty')}
        hint={t(narrowed ? 'reliability.nothingFoundHint' : 'reliability.emptyHint')}
        action={narrowed && <Button onClick={clear}>{t('reliability.all')}</Button>}
      />
    );
  return (
    <div className="mc-stack">
      <KeyFigures report={report} />
      <Severity report={report} />
      {report.need && <VisitsNeeded need={report.need} />}
      {report.icc ? (
        <Agreement icc={report.icc} />
      ) : (
        <p className="mc-quiet mc-note">{t('reliability.noDoubles')}</p>
      )}
      {report.items.length > 0 && <Items items={report.items} />}
    </div>
  );
}
