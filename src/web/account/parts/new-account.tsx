/** Makes a person's account with its first role. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepDone } from '../../../contract/account.ts';
import type { Person } from '../../../contract/organisation.ts';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { useMakeAccount } from '../api.ts';
import { RoleChoice, type RoleAt } from './role-choice.tsx';

type Props = { person: Person; onMade: (made: StepDone) => void };

export function NewAccount({ person, onMade }: Props) {
  const { t } = useTranslation();
  const make = useMakeAccount(person.id);
  const [username, setUsername] = useState(person.staffNo);
  const [given, setGiven] = useState<RoleAt>({ role: 'staff', unit: person.unit });
  const { busy, refusal, submit } = useSubmit(async () => {
    if (given.unit) onMade(await make({ username, role: given.role, unitId: given.unit.id }));
  });
  return (
    <form className="mc-stack" onSubmit={submit}>
      <h2>{t('organisation.makeAccount')}</h2>
      <Field label={t('access.username')} hint={t('access.setUp.usernameHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            required
            pattern="[A-Za-z0-9_.\-]{3,40}"
            value={username}
            onText={setUsername}
          />
        )}
      </Field>
      <RoleChoice value={given} onChange={setGiven} />
      <Refusal text={refusal} />
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!given.unit}>
          {t('organisation.makeAccount')}
        </Button>
      </div>
    </form>
  );
}
