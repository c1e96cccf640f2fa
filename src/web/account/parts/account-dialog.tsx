/** One account: its state, roles, steps and sessions. */
import { Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, StepDone } from '../../../contract/account.ts';
import { SessionList } from '../../access/index.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { useSession } from '../../shared/session.ts';
import { toast } from '../../shared/toast.tsx';
import { Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { accountQuery, accountSessionsQuery, useEndAccountSession } from '../api.ts';
import { AccountSteps } from './account-steps.tsx';
import { AccountTags } from './account-tags.tsx';
import { FirstPasswordNote } from './first-password.tsx';
import { Roles } from './roles.tsx';

type Props = { id: string; onClose: () => void };

export function AccountDialog({ id, onClose }: Props) {
  const { t } = useTranslation();
  const found = useQuery(accountQuery(id));
  const [step, setStep] = useState<StepDone | null>(null);
  const account = found.data;
  const isOwn = useSession()?.user.id === id;
  return (
    <Modal
      open
      title={account ? `${account.name} ${account.username}` : ''}
      footer={null}
      onCancel={onClose}
      mask={{ closable: !step?.made }}
    >
      {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {!account && !found.error && <Loading />}
      {account && (
        <div className="mc-stack">
          <Facts account={account} />
          {step?.made && <FirstPasswordNote made={step.made} />}
          {step?.state === 'waiting' && (
            <p className="mc-notice mc-notice-warning" role="status">
              {t('account.waits')}
            </p>
          )}
          {isOwn && <p className="mc-notice">{t('account.own')}</p>}
          <Roles
            accountId={id}
            username={account.username}
            assignments={account.assignments}
            unit={account.unit}
            mayManage={!isOwn}
            onDone={setStep}
          />
          {!isOwn && <AccountSteps account={account} onDone={setStep} />}
          <Sessions id={id} username={account.username} />
        </div>
      )}
    </Modal>
  );
}

function Facts({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <dl className="mc-facts">
      <dt>{t('account.state')}</dt>
      <dd>
        <AccountTags account={account} />
      </dd>
      <dt>{t('organisation.staffNo')}</dt>
      <dd>{account.staffNo ?? <Missing />}</dd>
      <dt>{t('organisation.unit')}</dt>
      <dd>{account.unit ? <UnitLink unit={account.unit} /> : <Missing />}</dd>
      <dt>{t('account.lastSignIn')}</dt>
      <dd>{account.lastSignInAt ? <Moment value={account.lastSignInAt} /> : t('account.never')}</dd>
    </dl>
  );
}

function Sessions({ id, username }: { id: string; username: string }) {
  const { t } = useTranslation();
  const found = useQuery(accountSessionsQuery(id));
  const end = useEndAccountSession(id);
  const sessions = found.data ?? [];
  return (
    <section className="mc-stack" aria-label={t('access.sessions.title')}>
      <h2>{t('access.sessions.title')}</h2>
      <SessionList sessions={sessions} onEnd={(one) => end(one).catch(toast.problem)} />
      {sessions.length > 0 && (
        <div>
          <ConfirmButton
            danger
            title={t('account.endAllTitle', { username })}
            consequences={t('account.endAllConsequences')}
            confirmText={t('access.sessions.endAll')}
            onConfirm={() => end(null)}
          >
            {t('access.sessions.endAll')}
          </ConfirmButton>
        </div>
      )}
    </section>
  );
}
