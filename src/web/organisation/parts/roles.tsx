/** The roles an account holds, each for a unit; given and taken here. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import type { Person } from '../../../contract/organisation.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { useAddRole, useRemoveRole } from '../api.ts';
import { RoleChoice, type RoleAt } from './role-choice.tsx';

type Account = NonNullable<Person['account']>;
type Props = { account: Account; unit: UnitRef; mayManage: boolean };

export function Roles({ account, unit, mayManage }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const remove = useRemoveRole();
  return (
    <section className="mc-stack" aria-label={t('organisation.roles')}>
      <h2>{t('organisation.roles')}</h2>
      <ul className="mc-plain-list">
        {account.assignments.map((one) => (
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
                  username: account.username,
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
        {account.assignments.length === 0 && (
          <li className="mc-quiet">{t('organisation.noRoles')}</li>
        )}
      </ul>
      {mayManage && !adding && (
        <div>
          <Button onClick={() => setAdding(true)}>{t('organisation.giveRole')}</Button>
        </div>
      )}
      {adding && <GiveRole account={account} unit={unit} onDone={() => setAdding(false)} />}
    </section>
  );
}

type GiveProps = { account: Account; unit: UnitRef; onDone: () => void };
function GiveRole({ account, unit, onDone }: GiveProps) {
  const { t } = useTranslation();
  const add = useAddRole(account.id);
  const [given, setGiven] = useState<RoleAt>({ role: 'staff', unit });
  const { busy, refusal, submit } = useSubmit(async () => {
    if (!given.unit) return;
    await add({ role: given.role, unitId: given.unit.id });
    onDone();
  });
  return (
    <form className="mc-stack" onSubmit={submit}>
      <RoleChoice value={given} onChange={setGiven} />
      <Refusal text={refusal} />
      <div className="mc-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!given.unit}>
          {t('organisation.giveRole')}
        </Button>
        <Button onClick={onDone}>{t('shared.action.cancel')}</Button>
      </div>
    </form>
  );
}
