/** One import: what it would change, what is wrong with it and where, and the decision to take it over. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../contract/work.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { StateTag } from '../../shared/state-tag.tsx';
import { Moment } from '../../shared/values.tsx';
import { importQuery } from '../api.ts';
import { Apply } from '../parts/apply.tsx';
import { Counts } from '../parts/counts.tsx';
import { Findings } from '../parts/findings.tsx';

export function ImportPage() {
  const { t } = useTranslation();
  const { importId = '' } = useParams({ strict: false });
  const found = useQuery(importQuery(importId));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const batch = found.data;
  return (
    <>
      <nav className="mc-path" aria-label={t('inspection.title')}>
        <Link to="/inspections/imports">{t('work.imports')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={batch.fileName}
        purpose={
          <>
            <StateTag state={batch.state} /> {batch.createdBy} · <Moment value={batch.createdAt} />
          </>
        }
      />
      <div className="mc-stack">
        <Next batch={batch} />
        <Counts batch={batch} />
        {batch.findingsTotal > 0 && <Findings batch={batch} />}
      </div>
    </>
  );
}

/** What this state means and what to do now. */
function Next({ batch }: { batch: Import }) {
  const { t } = useTranslation();
  if (batch.state === 'rejected')
    return (
      <section className="mc-notice mc-notice-bad mc-stack">
        <p>{t('work.rejected', { n: batch.errors })}</p>
        <div>
          <Link to="/inspections/imports">{t('work.sendAgain')}</Link>
        </div>
      </section>
    );
  return <Apply batch={batch} />;
}
