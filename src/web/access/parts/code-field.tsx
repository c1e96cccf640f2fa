/** Six digits from the app, or a recovery code. */
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';

type Props = { value: string; onText: (text: string) => void; onlyDigits?: boolean };

export function CodeField({ value, onText, onlyDigits = false }: Props) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('access.code.label')}
      hint={t(onlyDigits ? 'access.code.digitsHint' : 'access.code.hint')}
    >
      {(id, hint) => (
        <TextInput
          id={id}
          aria-describedby={hint}
          autoComplete="one-time-code"
          autoCapitalize="none"
          inputMode={onlyDigits ? 'numeric' : 'text'}
          required
          autoFocus
          minLength={6}
          maxLength={onlyDigits ? 7 : 20}
          value={value}
          onText={onText}
        />
      )}
    </Field>
  );
}
