/** A person's account in their dialog: its roles and steps, or how to make one. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepDone } from '../../../contract/account.ts';
import type { Person } from '../../../contract/organisation.ts';
import { AccountSteps } from './account-steps.tsx';
import { FirstPasswordNote } from './first-password.tsx';
import { NewAccount } from './new-account.tsx';
import { Roles } from './roles.tsx';

type Props = {
  person: Person;
  mayManage: boolean;
  /** A password is on screen that will not be shown again. */
  onShown: (isShown: boolean) => void;
};

export function PersonAccount({ person, mayManage, onShown }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<StepDone | null>(null);
  const { account } = person;
  const show = (done: StepDone) => {
    setStep(done);
    onShown(done.made !== null);
  };
  return (
    <>
      {step?.made && <FirstPasswordNote made={step.made} />}
      {step?.state === 'waiting' && (
        <p className="mc-notice mc-notice-warning" role="status">
          {t('account.waits')}
        </p>
      )}
      {account && (
        <Roles
          accountId={account.id}
          username={account.username}
          assignments={account.assignments}
          unit={person.unit}
          mayManage={mayManage}
          onDone={show}
        />
      )}
      {account && mayManage && <AccountSteps account={account} onDone={show} />}
      {!account && mayManage && <NewAccount person={person} onMade={show} />}
    </>
  );
}
