/** One 检查单: its score with the arithmetic, answers, evidence, circumstances, history, and its review. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { visitQuery } from '../api.ts';
import { Answers } from '../parts/answers.tsx';
import { Arithmetic } from '../parts/arithmetic.tsx';
import { Circumstances } from '../parts/circumstances.tsx';
import { Clips } from '../parts/clips.tsx';
import { Facts } from '../parts/facts.tsx';
import { History } from '../parts/history.tsx';
import { Review } from '../parts/review.tsx';
import '../visit.css';

export function VisitPage() {
  const { t } = useTranslation();
  const { unitId = '', visitId = '' } = useParams({ strict: false });
  const found = useQuery(visitQuery({ unitId, visitId }));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const visit = found.data;
  const { answers } = visit;
  return (
    <>
      <nav className="mc-path" aria-label={t('visit.title')}>
        <Link to="/visits">{t('visit.title')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={`${visit.unit.name} · ${visit.wave}`}
        purpose={visit.round?.name ?? visit.kind}
        actions={<Review visit={visit} />}
      />
      <div className="mc-stack">
        <Facts visit={visit} />
        {visit.result && <Arithmetic result={visit.result} />}
        {answers === null ? (
          <p className="mc-notice">{t('visit.notYet')}</p>
        ) : (
          <>
            <Answers visit={visit} answers={answers} />
            <Circumstances visit={visit} />
          </>
        )}
        <Clips visit={visit} />
        {visit.history.length > 0 && <History visit={visit} />}
      </div>
    </>
  );
}
