/** One text of a settings form, by its key: label and hint come from the texts. */
import { useTranslation } from 'react-i18next';
import type { account } from '../../locales/zh/account.ts';
import { Field } from '../../shared/field.tsx';
import { PasswordInput, TextInput } from '../../shared/text-input.tsx';

export type SettingKey = keyof typeof account.signOn.fields;
type Hinted = keyof typeof account.signOn.hints;
/** What is secret is never shown, and left out unless typed anew: that is all its hint. */
type Of =
  | { name: Extract<SettingKey, Hinted>; secret?: undefined }
  | { name: Exclude<SettingKey, Hinted>; secret: { kept: boolean } };
type Props = Of & {
  value: string;
  onText: (text: string) => void;
  required?: boolean;
};

export function SettingField(props: Props) {
  const { name, secret, value, onText, required = false } = props;
  const { t } = useTranslation();
  const hint = props.secret
    ? t(props.secret.kept ? 'account.signOn.secretKept' : 'account.signOn.secretNone')
    : t(`account.signOn.hints.${props.name}`, { username: '{username}', dn: '{dn}' });
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
