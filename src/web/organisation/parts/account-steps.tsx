/** Switching an account off and on, and giving it a new password. */
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../contract/organisation.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { useAccountStep, type FirstPassword } from '../api.ts';

type Props = {
  account: NonNullable<Person['account']>;
  onPassword: (made: FirstPassword) => void;
};

export function AccountSteps({ account, onPassword }: Props) {
  const { t } = useTranslation();
  const take = useAccountStep(account.id);
  const { username } = account;
  const reset = async () => {
    const answer = await take('reset-password');
    if ('password' in answer) onPassword(answer);
  };
  return (
    <div className="mc-actions">
      <ConfirmButton
        title={t('organisation.resetTitle')}
        consequences={t('organisation.resetConsequences', { username })}
        confirmText={t('organisation.reset')}
        onConfirm={reset}
      >
        {t('organisation.reset')}
      </ConfirmButton>
      {account.disabled ? (
        <ConfirmButton
          title={t('organisation.enableTitle')}
          consequences={t('organisation.enableConsequences', { username })}
          confirmText={t('organisation.enable')}
          onConfirm={() => take('enable')}
        >
          {t('organisation.enable')}
        </ConfirmButton>
      ) : (
        <ConfirmButton
          danger
          title={t('organisation.disableTitle')}
          consequences={t('organisation.disableConsequences', { username })}
          confirmText={t('organisation.disable')}
          onConfirm={() => take('disable')}
        >
          {t('organisation.disable')}
        </ConfirmButton>
      )}
    </div>
  );
}
