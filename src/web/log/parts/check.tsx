/** 核对数据库: start it, follow it, read what it found. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogCheck } from '../../../contract/log.ts';
import { api } from '../../shared/api.ts';
import { formatCount } from '../../shared/figures.ts';
import { JobProgress } from '../../shared/job-progress.tsx';
import { useJob } from '../../shared/jobs.ts';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { Moment } from '../../shared/values.tsx';
import { checkQuery, overviewQuery } from '../api.ts';
import { Findings } from './findings.tsx';

/** Signed notes pasted one after the other. */
const notesOf = (text: string) =>
  [...`${text.trim()}\n`.replaceAll('\r\n', '\n').matchAll(/\S+\n\d+\n\S+\n\S+\n\n— .+\n/g)].map(
    ([note]) => note,
  );

export function Check() {
  const { t } = useTranslation();
  const overview = useQuery(overviewQuery).data;
  const last = useQuery(checkQuery).data;
  return (
    <section className="mc-card mc-stack" aria-label={t('log.check.title')}>
      <h2>{t('log.check.title')}</h2>
      <p className="mc-quiet">{t('log.check.purpose')}</p>
      {overview?.abilities.check ? <Start /> : <p>{t('log.check.onlyTop')}</p>}
      {last?.result ? (
        <>
          <p>
            {t('log.check.last')} <Moment value={last.endedAt} />
          </p>
          <Result result={last.result} />
        </>
      ) : (
        <p>{t('log.check.never')}</p>
      )}
    </section>
  );
}

function Start() {
  const { t } = useTranslation();
  const [jobId, setJobId] = useState<number | null>(null);
  const [text, setText] = useState('');
  const followed = useJob(jobId);
  const { busy, refusal, submit } = useSubmit(async () => {
    const { jobId: id } = await api.post<{ jobId: number }>('/api/log/check', {
      body: { notes: notesOf(text) },
    });
    setJobId(id);
  });
  const isRunning = jobId !== null && followed.job?.state !== 'done';
  return (
    <div className="mc-noprint mc-stack">
      <details>
        <summary>{t('log.check.notes')}</summary>
        <Input.TextArea
          aria-label={t('log.check.notes')}
          rows={5}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </details>
      <p>
        <Button type="primary" loading={busy} onClick={submit}>
          {t('log.check.run')}
        </Button>
      </p>
      <Refusal text={refusal} />
      {isRunning && <JobProgress followed={followed} />}
    </div>
  );
}

function Result({ result }: { result: LogCheck }) {
  const { t } = useTranslation();
  const total = Object.values(result.counts).reduce((sum, n) => sum + n, 0);
  if (total === 0)
    return (
      <p>
        {t('log.check.good', {
          rows: formatCount(result.rows),
          size: formatCount(result.size),
          roots: formatCount(result.roots),
        })}
      </p>
    );
  return (
    <>
      <p role="alert" className="mc-notice mc-notice-bad">
        {t('log.check.bad', { n: formatCount(total) })}
      </p>
      <Findings findings={result.findings} />
      {total > result.findings.length && (
        <p>{t('log.check.more', { n: formatCount(result.findings.length) })}</p>
      )}
    </>
  );
}
