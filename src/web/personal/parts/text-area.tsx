/** Several lines of text with their label. */
import { Field } from '../../shared/field.tsx';
import styles from './personal.module.css';

type Props = {
  label: string;
  hint?: string;
  value: string;
  most: number;
  onChange: (text: string) => void;
};
export function TextArea({ label, hint, value, most, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <textarea
          id={id}
          aria-describedby={hintId}
          className={styles.text}
          maxLength={most}
          required
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
