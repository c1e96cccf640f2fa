/** Changing one's own password ends the sessions elsewhere. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { PasswordInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { changePassword } from '../api.ts';

export function PasswordForm() {
  const { t } = useTranslation();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== after;
  const { busy, refusal, submit } = useSubmit(async () => {
    await changePassword(before, after);
    setBefore('');
    setAfter('');
    setAgain('');
    toast.done(t('access.settings.passwordChanged'));
  });
  const fields = [
    {
      label: t('access.settings.oldPassword'),
      value: before,
      set: setBefore,
      auto: 'current-password',
    },
    { label: t('access.settings.newPassword'), value: after, set: setAfter, auto: 'new-password' },
    { label: t('access.settings.again'), value: again, set: setAgain, auto: 'new-password' },
  ];
  return (
    <section className="mc-card" aria-label={t('access.settings.password')}>
      <form className="mc-stack" onSubmit={submit}>
        <h2>{t('access.settings.password')}</h2>
        <p className="mc-quiet">{t('access.passwordRule')}</p>
        {fields.map(({ label, value, set, auto }) => (
          <Field key={label} label={label}>
            {(id) => (
              <PasswordInput
                id={id}
                required
                minLength={auto === 'new-password' ? 10 : 1}
                autoComplete={auto}
                value={value}
                onText={set}
              />
            )}
          </Field>
        ))}
        <Refusal text={differs ? t('access.settings.differ') : refusal} />
        <div>
          <Button type="primary" htmlType="submit" loading={busy} disabled={differs}>
            {t('access.settings.changePassword')}
          </Button>
        </div>
      </form>
    </section>
  );
}
