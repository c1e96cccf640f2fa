// 结算: says what settling does, starts it on the server and shows how far it is.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Readings } from '../../../contract/plan.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { JobProgress } from '../../shared/job-progress.tsx';
import { useJob } from '../../shared/jobs.ts';
import { useSettle } from '../api.ts';

type Props = {
  planId: number;
  title: string;
  version: number;
  /** Left out: the readings minuted with the version. */
  readings?: Readings;
  label?: string;
};

export function SettleButton({ planId, title, version, readings, label }: Props) {
  const { t } = useTranslation();
  const settle = useSettle();
  const [jobId, setJobId] = useState<number>();
  const followed = useJob(jobId);
  const state = followed.job?.state;
  const running = jobId !== undefined && state !== 'done' && state !== 'failed';
  return (
    <>
      <ConfirmButton
        type="primary"
        disabled={running}
        title={t('settlement.settle.title', { title, version })}
        confirmText={t('settlement.settle.confirm')}
        consequences={
          <p>{t(readings ? 'settlement.settle.withReadings' : 'settlement.settle.consequences')}</p>
        }
        onConfirm={async () => {
          const body = readings ? { planId, readings } : { planId };
          setJobId((await settle.mutateAsync(body)).jobId);
        }}
      >
        {label ?? t('settlement.settle.action')}
      </ConfirmButton>
      {state === 'done' ? (
        <Link to="/ledger" search={{ planId: String(planId) }}>
          {t('settlement.settle.done')}
        </Link>
      ) : (
        jobId !== undefined && <JobProgress followed={followed} compact />
      )}
    </>
  );
}
