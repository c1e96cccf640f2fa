/** A labelled form control with its hint; and native choices, which phones and screen readers know best. */
import { useId, type ReactNode } from 'react';

type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** Draws the control; `id` ties the label to it, `hintId` the hint. */
  children: (id: string, hintId: string | undefined) => ReactNode;
};

export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className="mc-field">
      <label htmlFor={id}>{label}</label>
      {children(id, hintId)}
      {hint && (
        <p id={hintId} className="mc-quiet mc-field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

export type Choice = { value: string; label: string };
type ChoiceProps = {
  label: string;
  value: string;
  choices: readonly Choice[];
  /** The entry for "no filter"; left out when a choice must be made. */
  all?: string;
  id?: string;
  onChange: (value: string) => void;
};

/** A filter of a list; its label is its first entry, so that it needs no further room. */
export function FilterSelect({ label, value, choices, all, id, onChange }: ChoiceProps) {
  const known = value === '' || choices.some((choice) => choice.value === value);
  return (
    <select
      id={id}
      className="mc-native-select"
      aria-label={id ? undefined : label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {!known && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
