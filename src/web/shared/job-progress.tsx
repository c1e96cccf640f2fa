/** How far a job is, in words and as a bar; a failure says what to do. */
import { useTranslation } from 'react-i18next';
import type { FollowedJob } from './jobs.ts';
import { ErrorState } from './error-state.tsx';

export function JobProgress({ followed, compact }: { followed: FollowedJob; compact?: boolean }) {
  const { t } = useTranslation();
  const { job, problem } = followed;
  if (!job && problem) return <ErrorState error={problem} />;
  if (job?.state === 'failed')
    return (
      <p role="alert" className="mc-notice mc-notice-bad">
        {job.problem?.message ?? t('shared.error.unexpected')}
      </p>
    );
  const percent = Math.round((job?.progress ?? 0) / 10);
  const title = job ? t(`shared.job.${job.kind}`) : t('shared.job.starting');
  return (
    <div className="mc-job">
      <div className="mc-job-line">
        <strong>{title}</strong>
        <span className="mc-figure">{percent}%</span>
      </div>
      <progress max={100} value={percent} aria-label={title} />
      <p className="mc-quiet" aria-live="polite">
        {job?.step}
        {!compact && <> {t('shared.job.mayLeave')}</>}
      </p>
    </div>
  );
}
