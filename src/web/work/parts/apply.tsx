/** Taking a checked workbook over, its progress, and where to go afterwards. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../contract/work.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { formatCount } from '../../shared/figures.ts';
import { JobProgress } from '../../shared/job-progress.tsx';
import { useJob } from '../../shared/jobs.ts';
import { Moment } from '../../shared/values.tsx';
import { useAbility } from '../../shared/session.ts';
import { applyImport } from '../api.ts';

export function Apply({ batch }: { batch: Import }) {
  const { t } = useTranslation();
  const [jobId, setJobId] = useState<number | null>(null);
  const followed = useJob(jobId);
  const maySettle = useAbility('settlement.run');
  const sum = (of: 'added' | 'changed' | 'same') =>
    formatCount(Object.values(batch.counts).reduce((total, count) => total + count[of], 0));
  if (batch.state === 'applied')
    return (
      <section className="mc-notice mc-stack">
        <p>
          {t('work.done')} <Moment value={batch.appliedAt} />
        </p>
        <div className="mc-actions">
          {maySettle && <Link to="/plans">{t('work.toSettle')}</Link>}
          <Link to="/inspections">{t('work.toScores')}</Link>
        </div>
      </section>
    );
  const isRunning = jobId !== null && followed.job?.state !== 'failed';
  return (
    <section className="mc-card mc-stack" aria-label={t('work.apply')}>
      <p>{t('work.ready', { added: sum('added'), changed: sum('changed'), same: sum('same') })}</p>
      {batch.abilities.apply && !isRunning && (
        <div>
          <ConfirmButton
            type="primary"
            title={t('work.applyTitle', { file: batch.fileName })}
            consequences={
              <>
                <p>{t('work.applyCounts', { added: sum('added'), changed: sum('changed') })}</p>
                <p>{t('work.applyConsequences')}</p>
              </>
            }
            confirmText={t('work.apply')}
            onConfirm={async () => setJobId((await applyImport(batch.id)).jobId)}
          >
            {t('work.apply')}
          </ConfirmButton>
        </div>
      )}
      {jobId !== null && <JobProgress followed={followed} />}
    </section>
  );
}
