/** Text fields as the browser gives them: light enough for sign-in, and known to every password manager. */
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  value: string;
  onText: (text: string) => void;
};

export function TextInput({ onText, className, ...rest }: Props) {
  return (
    <input
      type="text"
      className={`mc-input ${className ?? ''}`}
      onChange={(event) => onText(event.target.value)}
      {...rest}
    />
  );
}

/** A password that can be looked at while typing. */
export function PasswordInput(props: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <span className="mc-password">
      <TextInput {...props} type={shown ? 'text' : 'password'} />
      <button
        type="button"
        className="mc-tool"
        aria-pressed={shown}
        aria-label={t('shared.action.showPassword')}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOutlined aria-hidden="true" /> : <EyeInvisibleOutlined aria-hidden="true" />}
      </button>
    </span>
  );
}
