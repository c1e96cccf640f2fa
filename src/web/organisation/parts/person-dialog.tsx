/** A person and their account: roles, switching off, a new password. What one may not do is not shown. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../contract/organisation.ts';
import { useAbility } from '../../shared/session.ts';
import { Missing, UnitLink } from '../../shared/values.tsx';
import type { FirstPassword } from '../api.ts';
import { AccountSteps } from './account-steps.tsx';
import { FirstPasswordNote } from './first-password.tsx';
import { NewAccount } from './new-account.tsx';
import { Roles } from './roles.tsx';

export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const mayManage = useAbility('account.manage');
  const [shown, setShown] = useState<FirstPassword | null>(null);
  const { account } = person;
  return (
    <Modal
      open
      title={person.name}
      footer={null}
      onCancel={onClose}
      mask={{ closable: shown === null }}
    >
      <div className="mc-stack">
        <dl className="mc-facts">
          <dt>{t('organisation.staffNo')}</dt>
          <dd>{person.staffNo}</dd>
          <dt>{t('organisation.post')}</dt>
          <dd>{person.post || <Missing />}</dd>
          <dt>{t('organisation.unit')}</dt>
          <dd>
            <UnitLink unit={person.unit} />
          </dd>
          <dt>{t('organisation.account')}</dt>
          <dd>{account ? account.username : t('organisation.noAccount')}</dd>
        </dl>
        {shown && <FirstPasswordNote made={shown} />}
        {account && <Roles account={account} unit={person.unit} mayManage={mayManage} />}
        {account && mayManage && <AccountSteps account={account} onPassword={setShown} />}
        {!account && mayManage && <NewAccount person={person} onMade={setShown} />}
      </div>
    </Modal>
  );
}
