/** Before anything else: a password of one's own, 动态口令 where the bank asks for it. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api.ts';
import type { Search } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { sessionQuery } from '../../shared/session.ts';
import { toast } from '../../shared/toast.tsx';
import { securityQuery } from '../api.ts';
import { ownPath } from '../own-path.ts';
import { Front } from '../parts/front.tsx';
import { PasswordForm } from '../parts/password-form.tsx';

const FactorSetUp = lazy(() =>
  import('../parts/factor-set-up.tsx').then((loaded) => ({ default: loaded.FactorSetUp })),
);

export function SecurePage() {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const back = ownPath((useSearch({ strict: false }) as Search)['return']);
  const session = useQuery(sessionQuery);
  const security = useQuery(securityQuery);
  const goOn = async () => {
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await client.invalidateQueries(securityQuery);
  };
  const signOut = () =>
    api.delete('/api/session').then(() => {
      client.clear();
      return router.navigate({ to: '/sign-in' });
    }, toast.problem);
  if (session.error) return <Navigate to="/sign-in" search={{ return: back }} />;
  if (!session.data || !security.data) return <Loading />;
  const { pending } = session.data;
  if (!pending) return <Leave to={back} />;
  return (
    <Front title={t(`access.secure.${pending}`)}>
      <p className="mc-quiet">{t(`access.secure.why.${pending}`)}</p>
      {pending === 'second-factor' ? (
        <Suspense fallback={<Loading />}>
          <FactorSetUp onDone={goOn} />
        </Suspense>
      ) : (
        <PasswordForm rules={security.data.rules} onDone={goOn} block />
      )}
      <div>
        <Button type="link" className="mc-plain-link" onClick={() => void signOut()}>
          {t('app.signOut')}
        </Button>
      </div>
    </Front>
  );
}

/** Nothing is pending (any more). The phone's app is another page of the server. */
function Leave({ to }: { to: string }) {
  const { history } = useRouter();
  useEffect(() => {
    if (to.startsWith('/m/')) location.replace(to);
    else history.replace(to);
  }, [to, history]);
  return <Loading />;
}
