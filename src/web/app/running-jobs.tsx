/** Jobs started in this browser that still run: leaving their page does not stop them. */
import { SyncOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../shared/disclosure.tsx';
import { JobProgress } from '../shared/job-progress.tsx';
import { useJob, useRunningJobs } from '../shared/jobs.ts';

export function RunningJobs() {
  const { t } = useTranslation();
  const jobs = useRunningJobs();
  if (jobs.length === 0) return null;
  const label = t('app.runningJobs', { n: jobs.length });
  return (
    <Disclosure
      label={label}
      button={
        <>
          <SyncOutlined spin aria-hidden="true" /> <span className="mc-figure">{jobs.length}</span>
        </>
      }
    >
      <div className="mc-stack mc-jobs-panel">
        {jobs.map((id) => (
          <FollowedInHeader key={id} id={id} />
        ))}
      </div>
    </Disclosure>
  );
}

function FollowedInHeader({ id }: { id: number }) {
  return <JobProgress followed={useJob(id)} compact />;
}
