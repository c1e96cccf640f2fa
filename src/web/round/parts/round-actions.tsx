/** What can be done with a round: open, change or delete a draft; approve, lock and close an open one. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundBody, RoundDetail } from '../../../contract/round.ts';
import { api } from '../../shared/api.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { JobProgress } from '../../shared/job-progress.tsx';
import { useJob } from '../../shared/jobs.ts';
import { toast } from '../../shared/toast.tsx';
import { previewQuery } from '../api.ts';

export const bodyOf = (round: RoundDetail): RoundBody => ({
  name: round.name,
  kind: round.kind,
  wave: round.wave,
  standardId: round.standard.id,
  covert: round.covert,
  startsOn: round.startsOn,
  endsOn: round.endsOn,
  settings: round.settings,
});

export function DraftActions({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const plan = useQuery(previewQuery(round.abilities.edit ? bodyOf(round) : null));
  if (!round.abilities.edit) return null;
  const path = `/api/rounds/${round.id}`;
  const open = async () => {
    const { visits } = await api.post<{ visits: number }>(`${path}/open`);
    toast.done(t('round.started', { n: visits }));
    await client.invalidateQueries();
  };
  const remove = async () => {
    await api.delete(path);
    toast.done(t('round.removed', { name: round.name }));
    await navigate({ to: '/rounds' });
    await client.invalidateQueries();
  };
  const counts = {
    visits: plan.data?.visits ?? 0,
    outlets: plan.data?.outlets ?? 0,
    inspectors: plan.data?.load.filter(({ visits }) => visits > 0).length ?? 0,
  };
  return (
    <>
      <Button
        onClick={() =>
          void navigate({ to: '/rounds/$roundId/edit', params: { roundId: String(round.id) } })
        }
      >
        {t('round.editAction')}
      </Button>
      <ConfirmButton
        danger
        title={t('round.removeTitle', { name: round.name })}
        consequences={<p>{t('round.removeConsequences')}</p>}
        confirmText={t('round.remove')}
        onConfirm={remove}
      >
        {t('round.remove')}
      </ConfirmButton>
      <ConfirmButton
        type="primary"
        disabled={!plan.data || plan.data.errors > 0}
        title={t('round.startTitle', { name: round.name })}
        consequences={
          <>
            <p>{t('round.startConsequences', counts)}</p>
            {round.covert && <p>{t('round.startCovert')}</p>}
          </>
        }
        confirmText={t('round.start')}
        onConfirm={open}
      >
        {t('round.start')}
      </ConfirmButton>
    </>
  );
}

type Result = { done: number; left: { unit: string }[]; leftTotal: number };

export function OpenActions({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<number>();
  const followed = useJob(jobId);
  const { counts, abilities } = round;
  const advance = (step: 'approve' | 'lock') => async () => {
    const body = { roundId: round.id, step };
    setJobId((await api.post<{ jobId: number }>('/api/visits/advance', { body })).jobId);
  };
  const close = async () => {
    const path = `/api/rounds/${round.id}/close`;
    const { withdrawn } = await api.post<{ withdrawn: number }>(path);
    toast.done(t('round.closed', { n: withdrawn }));
    await client.invalidateQueries();
  };
  const waiting = counts.submitted + counts.reviewing;
  return (
    <>
      {abilities.review && waiting > 0 && (
        <ConfirmButton
          title={t('round.approveTitle', { n: waiting })}
          consequences={<p>{t('round.approveConsequences', { n: waiting })}</p>}
          confirmText={t('visit.approve')}
          onConfirm={advance('approve')}
        >
          {t('round.approveAll', { n: waiting })}
        </ConfirmButton>
      )}
      {abilities.review && counts.approved > 0 && (
        <ConfirmButton
          type="primary"
          title={t('round.lockTitle', { n: counts.approved })}
          consequences={<p>{t('round.lockConsequences')}</p>}
          confirmText={t('visit.lock')}
          onConfirm={advance('lock')}
        >
          {t('round.lockAll', { n: counts.approved })}
        </ConfirmButton>
      )}
      {abilities.edit && (
        <ConfirmButton
          title={t('round.closeTitle', { name: round.name })}
          consequences={<p>{t('round.closeConsequences', { n: counts.draft })}</p>}
          confirmText={t('round.close')}
          onConfirm={close}
        >
          {t('round.close')}
        </ConfirmButton>
      )}
      {jobId !== undefined && <Advanced followed={followed} />}
    </>
  );
}

function Advanced({ followed }: { followed: ReturnType<typeof useJob> }) {
  const { t } = useTranslation();
  if (followed.job?.state !== 'done') return <JobProgress followed={followed} compact />;
  const { done, left, leftTotal } = followed.job.result as Result;
  const units = left.map(({ unit }) => unit).join('、');
  return (
    <p role="status">
      {t('round.advanced', { n: done })}
      {leftTotal > 0 && t('round.leftOver', { n: leftTotal, units })}
    </p>
  );
}
