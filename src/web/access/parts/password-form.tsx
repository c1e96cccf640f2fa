/** Changing one's own password ends the sessions elsewhere. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSecurity } from '../../../contract/account.ts';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { PasswordInput } from '../../shared/text-input.tsx';
import { useChangePassword } from '../api.ts';

type Props = { rules: OwnSecurity['rules']; onDone: () => unknown; block?: boolean };

export function PasswordForm({ rules, onDone, block = false }: Props) {
  const { t } = useTranslation();
  const change = useChangePassword();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== after;
  const { busy, refusal, submit } = useSubmit(async () => {
    await change({ old: before, new: after });
    setBefore('');
    setAfter('');
    setAgain('');
    await onDone();
  });
  const fields = [
    { key: 'oldPassword', value: before, set: setBefore, auto: 'current-password' },
    { key: 'newPassword', value: after, set: setAfter, auto: 'new-password' },
    { key: 'again', value: again, set: setAgain, auto: 'new-password' },
  ] as const;
  return (
    <form className="mc-stack" onSubmit={submit}>
      <p className="mc-quiet">
        {t('access.passwordRule', { least: rules.minLength, kinds: rules.minKinds })}
        {rules.history > 0 && t('access.passwordHistory', { n: rules.history })}
      </p>
      {fields.map(({ key, value, set, auto }) => (
        <Field key={key} label={t(`access.settings.${key}`)}>
          {(id) => (
            <PasswordInput id={id} required autoComplete={auto} value={value} onText={set} />
          )}
        </Field>
      ))}
      <Refusal text={differs ? t('access.settings.differ') : refusal} />
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={differs}
          block={block}
          size={block ? 'large' : 'middle'}
        >
          {t('access.settings.changePassword')}
        </Button>
      </div>
    </form>
  );
}
