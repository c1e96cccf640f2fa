/** Takes a workbook by drop or choice, follows its checking, then opens the result. */
import { Button } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../shared/api.ts';
import { JobProgress } from '../../shared/job-progress.tsx';
import { useJob } from '../../shared/jobs.ts';
import { Refusal } from '../../shared/submit.tsx';
import { sendWorkbook } from '../api.ts';
import './drop-zone.css';

export function DropZone() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
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
  const send = async (file: File | undefined) => {
    if (!file) return;
    setRefusal('');
    setJobId(null);
    setShare(0);
    try {
      setJobId((await sendWorkbook(file, setShare)).jobId);
    } catch (error) {
      setRefusal(error instanceof ApiProblem ? error.message : t('shared.error.unexpected'));
    } finally {
      setShare(null);
      if (input.current) input.current.value = '';
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  const busy = share !== null || job?.state === 'running';
  return (
    <section
      className={`mc-drop mc-noprint${over ? ' mc-drop-over' : ''}`}
      aria-label={t('work.send')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t('work.choose')}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <p>{t('work.dropHint')}</p>
      <Button
        type="primary"
        icon={<UploadOutlined />}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {t('work.choose')}
      </Button>
      <p className="mc-quiet">{t('work.dropRule')}</p>
      {share !== null && (
        <progress max={1} value={share} aria-label={t('work.uploading')} className="mc-drop-bar" />
      )}
      {jobId !== null && (
        <div className="mc-drop-bar">
          <JobProgress followed={followed} />
        </div>
      )}
      <Refusal text={refusal} />
    </section>
  );
}
