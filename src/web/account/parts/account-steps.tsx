/** What may be done with an account: reset its password or 动态口令, unlock it, switch it off and on. */
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { StepDone } from '../../../contract/account.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { toast } from '../../shared/toast.tsx';
import { useAccountStep, type AccountStep } from '../api.ts';

type Props = {
  account: {
    id: string;
    username: string;
    disabled: boolean;
    /** Known in the list of accounts only. */
    lockedUntil?: string | null;
    twoFactor?: boolean;
  };
  onDone: (done: StepDone) => void;
};

const words = {
  unlock: 'unlock',
  'reset-password': 'resetPassword',
  'reset-two-factor': 'resetFactor',
  disable: 'disable',
  enable: 'enable',
} as const satisfies Record<AccountStep, string>;

export function AccountSteps({ account, onDone }: Props) {
  const { t } = useTranslation();
  const take = useAccountStep(account.id);
  const { username, disabled, lockedUntil, twoFactor } = account;
  const steps: AccountStep[] = [
    ...(lockedUntil ? ['unlock' as const] : []),
    'reset-password',
    ...(twoFactor ? ['reset-two-factor' as const] : []),
    disabled ? 'enable' : 'disable',
  ];
  const run = async (step: AccountStep) => {
    const answer = await take(step);
    if ('state' in answer) onDone(answer);
    else toast.done(t('account.done'));
  };
  return (
    <div className="mc-actions">
      {steps.map((step) => {
        const key = `account.step.${words[step]}` as const;
        const name = t(`${key}.name` satisfies ParseKeys);
        return (
          <ConfirmButton
            key={step}
            danger={step === 'disable'}
            title={t(`${key}.title`)}
            consequences={t(`${key}.consequences`, { username })}
            confirmText={name}
            onConfirm={() => run(step)}
          >
            {name}
          </ConfirmButton>
        );
      })}
    </div>
  );
}
