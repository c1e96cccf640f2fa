/** One text of a settings form, by its key: label and hint come from the texts. */
import { useTranslation } from 'react-i18next';
import type { account } from '../../locales/zh/account.ts';
import { Field } from '../../shared/field.tsx';
import { PasswordInput, TextInput } from '../../shared/text-input.tsx';

export type SettingKey = keyof typeof account.signOn.fields;
type Hinted = keyof typeof account.signOn.hints;
type Props = {
  name: SettingKey;
  value: string;
  onText: (text: string) => void;
  /** A secret: never shown, left out unless typed anew. */
  secret?: { kept: boolean };
  required?: boolean;
};

export function SettingField({ name, value, onText, secret, required = false }: Props) {
  const { t } = useTranslation();
  const hint = secret
    ? t(secret.kept ? 'account.signOn.secretKept' : 'account.signOn.secretNone')
    : t(`account.signOn.hints.${name as Hinted}`, { username: '{username}', dn: '{dn}' });
  return (
    <Field label={t(`account.signOn.fields.${name}`)} hint={hint}>
      {(id, hintId) =>
        secret ? (
          <PasswordInput
            id={id}
            aria-describedby={hintId}
            autoComplete="new-password"
            value={value}
            onText={onText}
          />
        ) : (
          <TextInput
            id={id}
            aria-describedby={hintId}
            autoCapitalize="none"
            spellCheck={false}
            required={required}
            value={value}
            onText={onText}
          />
        )
      }
    </Field>
  );
}

export function Check({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="mc-check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
