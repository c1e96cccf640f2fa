/** 单点登录: how the bank's own sign-in opens 明窗, and what its groups are here. */
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useSignOn } from '../api.ts';
import { SecurityNav } from '../parts/security-nav.tsx';
import { SignOnForm } from '../parts/sign-on-form.tsx';
import '../parts/sign-on.css';

export function SignOnPage() {
  const { t } = useTranslation();
  const found = useSignOn();
  return (
    <>
      <PageHeader title={t('account.signOn.title')} purpose={t('account.signOn.purpose')}>
        <SecurityNav />
      </PageHeader>
      {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && <SignOnForm key={found.data.version} held={found.data} />}
    </>
  );
}
