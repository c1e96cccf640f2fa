/** Takes a workbook by drop or choice, follows its checking, then opens the result. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../shared/api.ts';
import { DropArea } from '../../shared/drop-area.tsx';
import { JobProgress } from '../../shared/job-progress.tsx';
import { useJob } from '../../shared/jobs.ts';
import { Refusal } from '../../shared/submit.tsx';
import { sendWorkbook } from '../api.ts';

export function DropZone() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [share, setShare] = useState<number | null>(null);
  const [jobId, setJobId] = useState<number | null>(null);
  const [refusal, setRefusal] = useState('');
  const followed = useJob(jobId);
  const { job } = followed;
  useEffect(() => {
    const importId = job?.state === 'done' && job.result?.['importId'];
    if (importId)
      void navigate({
        to: '/inspections/imports/$importId',
        params: { importId: String(importId) },
      });
  }, [job, navigate]);
  const send = async (file: File) => {
    setRefusal('');
    setJobId(null);
    setShare(0);
    try {
      setJobId((await sendWorkbook(file, setShare)).jobId);
    } catch (error) {
      setRefusal(error instanceof ApiProblem ? error.message : t('shared.error.unexpected'));
    } finally {
      setShare(null);
    }
  };
  const busy = share !== null || job?.state === 'running';
  return (
    <DropArea
      label={t('work.send')}
      hint={t('work.dropHint')}
      choose={t('work.choose')}
      rule={t('work.dropRule')}
      busy={busy}
      onFile={(file) => void send(file)}
    >
      {share !== null && (
        <progress max={1} value={share} aria-label={t('work.uploading')} className="mc-drop-bar" />
      )}
      {jobId !== null && (
        <div className="mc-drop-bar">
          <JobProgress followed={followed} />
        </div>
      )}
      <Refusal text={refusal} />
    </DropArea>
  );
}
