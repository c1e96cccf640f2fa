/** How many entries, under which root, signed when; and what did not come through the application. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SignedRoot } from '../../../contract/log.ts';
import { api } from '../../shared/api.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatCount } from '../../shared/figures.ts';
import { Loading } from '../../shared/loading.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment } from '../../shared/values.tsx';
import { overviewQuery } from '../api.ts';

export function Standing() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(overviewQuery);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <section className="mc-card mc-stack" aria-label={t('log.now')}>
      <dl className="mc-facts">
        <dt>{t('log.size')}</dt>
        <dd>
          {t('log.sizeOf', { n: formatCount(data.size) })}
          {data.waiting > 0 && (
            <span className="mc-quiet"> {t('log.waiting', { n: formatCount(data.waiting) })}</span>
          )}
        </dd>
        <dt>{t('log.root')}</dt>
        <dd>
          <code>{data.root}</code>
        </dd>
        <dt>{t('log.lastRoot')}</dt>
        <dd>
          {data.last ? (
            <>
              <Moment value={data.last.at} /> ·{' '}
              {t('log.sizeOf', { n: formatCount(data.last.size) })}
            </>
          ) : (
            t('log.noRoot')
          )}
        </dd>
        <dt>{t('log.outside')}</dt>
        <dd>
          {data.outside === 0 ? (
            t('log.outsideNone')
          ) : (
            <Link to="/settings/log" search={{ outside: 'yes' }}>
              {t('log.outsideSome', { n: formatCount(data.outside) })}
            </Link>
          )}
        </dd>
        <dt>{t('log.key')}</dt>
        <dd>
          <code>{data.key}</code>
        </dd>
      </dl>
      <Actions />
    </section>
  );
}

function Actions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, refusal, submit } = useSubmit(async () => {
    const made = await api.post<SignedRoot>('/api/log/checkpoints');
    toast.done(t('log.signed', { n: formatCount(made.size) }));
    await client.invalidateQueries();
  });
  return (
    <>
      <div className="mc-actions mc-noprint">
        <Button loading={busy} onClick={submit}>
          {t('log.signNow')}
        </Button>
        <Button href="/api/log/export.ndjson">{t('log.exportAll')}</Button>
      </div>
      <Refusal text={refusal} />
    </>
  );
}
