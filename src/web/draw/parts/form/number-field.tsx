/** A whole number, and a decimal kept as text: what cannot be read is not taken over. */
import { Field } from '../../../shared/field.tsx';
import { TextInput } from '../../../shared/text-input.tsx';

type WholeProps = {
  label: string;
  value: number | null;
  least?: number;
  most: number;
  hint?: string;
  /** An empty field means null; without it, the least. */
  optional?: boolean;
  onChange: (value: number | null) => void;
};

export function WholeField({
  label,
  value,
  least = 0,
  most,
  hint,
  optional,
  onChange,
}: WholeProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <TextInput
          id={id}
          aria-describedby={hintId}
          type="number"
          min={least}
          max={most}
          value={value === null ? '' : String(value)}
          onText={(text) => {
            const number = Math.trunc(Number(text));
            if (text === '') onChange(optional ? null : least);
            else if (Number.isFinite(number)) onChange(Math.min(most, Math.max(least, number)));
          }}
        />
      )}
    </Field>
  );
}

type DecimalProps = {
  label: string;
  value: string | null;
  hint?: string;
  onChange: (value: string | null) => void;
};

export function DecimalField({ label, value, hint, onChange }: DecimalProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <TextInput
          id={id}
          aria-describedby={hintId}
          type="number"
          step="any"
          value={value ?? ''}
          onText={(text) => {
            if (text === '') onChange(null);
            else if (/^\d+(\.\d+)?$/.test(text)) onChange(text);
          }}
        />
      )}
    </Field>
  );
}
