/** 我的个人信息: what is kept about the person signed in, a copy of all of it, and the own requests. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { SettingsNav } from '../../shared/settings-nav.tsx';
import { Day } from '../../shared/values.tsx';
import { myQuery, type DataRequest } from '../api.ts';
import { AskForm } from '../parts/ask-form.tsx';
import { Record } from '../parts/record.tsx';
import { RequestState } from '../parts/request-state.tsx';

export function MyPersonalPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(myQuery);
  const [asking, setAsking] = useState(false);
  const actions = data?.record && (
    <>
      <Button href="/api/personal/mine.xlsx">{t('personal.copyXlsx')}</Button>
      <Button href="/api/personal/mine.json">{t('personal.copyJson')}</Button>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('personal.ask')}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader
        title={t('personal.mine')}
        purpose={t('personal.minePurpose')}
        actions={actions ?? undefined}
      >
        <SettingsNav />
      </PageHeader>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : !data.record ? (
        <EmptyState title={t('personal.noPerson')} hint={t('personal.noPersonHint')} />
      ) : (
        <div className="mc-stack">
          {data.requests.length > 0 && <Requests requests={data.requests} />}
          <section className="mc-card mc-stack">
            <h2>{t('personal.kept')}</h2>
            <Record record={data.record} />
          </section>
        </div>
      )}
      {asking && <AskForm personId={null} onClose={() => setAsking(false)} />}
    </>
  );
}

function Requests({ requests }: { requests: DataRequest[] }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack">
      <h2>{t('personal.myRequests')}</h2>
      <ul className="mc-plain-list">
        {requests.map((one) => (
          <li key={one.id}>
            <span>
              {t(`personal.kinds.${one.kind}`)} <RequestState request={one} />{' '}
              <span className="mc-quiet">
                {t('personal.dueOn')} <Day value={one.dueOn} />
              </span>
              {one.answer && <p>{one.answer}</p>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
