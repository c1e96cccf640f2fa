/** The roles an account holds, each for a unit; given and taken here. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, StepDone } from '../../../contract/account.ts';
import type { UnitRef } from '../../../contract/common.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { useAddRole, useRemoveRole } from '../api.ts';
import { RoleChoice, type RoleAt } from './role-choice.tsx';

type Props = {
  accountId: string;
  username: string;
  assignments: Account['assignments'];
  /** Offered first for a new role; null = none. */
  unit: UnitRef | null;
  mayManage: boolean;
  onDone: (done: StepDone) => void;
};

export function Roles({ accountId, username, assignments, unit, mayManage, onDone }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const remove = useRemoveRole();
  return (
    <section className="mc-stack" aria-label={t('organisation.roles')}>
      <h2>{t('organisation.roles')}</h2>
      <ul className="mc-plain-list">
        {assignments.map((one) => (
          <li key={one.id}>
            <span>
              {t(`shared.role.${one.role}`)} <span className="mc-quiet">{one.unit.name}</span>
            </span>
            {mayManage && (
              <ConfirmButton
                size="small"
                danger
                title={t('organisation.takeRoleTitle')}
                consequences={t('organisation.takeRoleConsequences', {
                  username,
                  role: t(`shared.role.${one.role}`),
                  unit: one.unit.name,
                })}
                confirmText={t('organisation.takeRole')}
                onConfirm={() => remove(one.id)}
              >
                {t('organisation.takeRole')}
              </ConfirmButton>
            )}
          </li>
        ))}
        {assignments.length === 0 && <li className="mc-quiet">{t('organisation.noRoles')}</li>}
      </ul>
      {mayManage && !adding && (
        <div>
          <Button onClick={() => setAdding(true)}>{t('organisation.giveRole')}</Button>
        </div>
      )}
      {adding && (
        <GiveRole
          accountId={accountId}
          unit={unit}
          onDone={onDone}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

type GiveProps = Pick<Props, 'accountId' | 'unit' | 'onDone'> & { onClose: () => void };
function GiveRole({ accountId, unit, onDone, onClose }: GiveProps) {
  const { t } = useTranslation();
  const add = useAddRole(accountId);
  const [given, setGiven] = useState<RoleAt>({ role: 'staff', unit });
  const { busy, refusal, submit } = useSubmit(async () => {
    if (!given.unit) return;
    onDone(await add({ role: given.role, unitId: given.unit.id }));
    onClose();
  });
  return (
    <form className="mc-stack" onSubmit={submit}>
      <RoleChoice value={given} onChange={setGiven} />
      <Refusal text={refusal} />
      <div className="mc-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!given.unit}>
          {t('organisation.giveRole')}
        </Button>
        <Button onClick={onClose}>{t('shared.action.cancel')}</Button>
      </div>
    </form>
  );
}
