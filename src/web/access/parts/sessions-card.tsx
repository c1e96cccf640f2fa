/** 登录的设备: one's own sessions; 处处退出 ends this one as well. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { toast } from '../../shared/toast.tsx';
import { sessionsQuery, useEndSession, useEndSessions } from '../api.ts';
import { SessionList } from './session-list.tsx';

export function SessionsCard() {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const found = useQuery(sessionsQuery);
  const end = useEndSession();
  const endMany = useEndSessions();
  const endOthers = () =>
    endMany('here').then(() => toast.done(t('access.sessions.othersEnded')), toast.problem);
  const endAll = async () => {
    await endMany('none');
    client.clear();
    await router.navigate({ to: '/sign-in' });
  };
  return (
    <section className="mc-card mc-stack" aria-label={t('access.sessions.title')}>
      <h2>{t('access.sessions.title')}</h2>
      <p className="mc-quiet">{t('access.sessions.purpose')}</p>
      {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && (
        <SessionList sessions={found.data} onEnd={(id) => end(id).catch(toast.problem)} />
      )}
      <div className="mc-actions">
        {(found.data?.length ?? 0) > 1 && (
          <Button onClick={() => void endOthers()}>{t('access.sessions.endOthers')}</Button>
        )}
        <ConfirmButton
          danger
          title={t('access.sessions.endAllTitle')}
          consequences={t('access.sessions.endAllConsequences')}
          confirmText={t('access.sessions.endAll')}
          onConfirm={endAll}
        >
          {t('access.sessions.endAll')}
        </ConfirmButton>
      </div>
    </section>
  );
}
