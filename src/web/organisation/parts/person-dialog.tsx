/** A person: facts, steps, roles and account, what happened. What one may not do is not shown. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../contract/organisation.ts';
import { PersonAccount } from '../../account/index.ts';
import { useAbility } from '../../shared/session.ts';
import { Day, Missing, UnitLink } from '../../shared/values.tsx';
import { PersonHistory, PersonSteps } from './person-steps.tsx';

export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const mayManage = useAbility('account.manage');
  const mayEdit = useAbility('person.edit');
  const [isShown, setShown] = useState(false);
  return (
    <Modal open title={person.name} footer={null} onCancel={onClose} mask={{ closable: !isShown }}>
      <div className="mc-stack">
        <Facts person={person} />
        {mayEdit && <PersonSteps person={person} />}
        <PersonAccount person={person} mayManage={mayManage} onShown={setShown} />
        <PersonHistory id={person.id} />
      </div>
    </Modal>
  );
}

function Facts({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { account, leftOn, phone } = person;
  return (
    <dl className="mc-facts">
      <dt>{t('organisation.staffNo')}</dt>
      <dd>{person.staffNo}</dd>
      <dt>{t('organisation.post')}</dt>
      <dd>{person.post || <Missing />}</dd>
      {phone && (
        <>
          <dt>{t('organisation.phone')}</dt>
          <dd>{phone}</dd>
        </>
      )}
      <dt>{t('organisation.unit')}</dt>
      <dd>
        <UnitLink unit={person.unit} />
      </dd>
      {leftOn && (
        <>
          <dt>{t('organisation.leftOn')}</dt>
          <dd>
            <Day value={leftOn} />
          </dd>
        </>
      )}
      <dt>{t('organisation.account')}</dt>
      <dd>{account ? account.username : t('organisation.noAccount')}</dd>
    </dl>
  );
}
