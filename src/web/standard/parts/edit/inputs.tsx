/** The inputs of the editor; each names its path. */
import { useTranslation } from 'react-i18next';
import { Check } from '../../../shared/choices.tsx';
import { Field, FilterSelect, type Choice } from '../../../shared/field.tsx';
import { TextInput } from '../../../shared/text-input.tsx';
import { useAt } from './use-editing.ts';

type At = { path: string; label: string };

export function TextAt({ path, label, long = false }: At & { long?: boolean }) {
  const [value, set] = useAt<string>(path);
  return (
    <Field label={label}>
      {(id) =>
        long ? (
          <textarea
            id={id}
            className="mc-input"
            rows={3}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        ) : (
          <TextInput id={id} value={value} onText={set} />
        )
      }
    </Field>
  );
}

/** Points as people type them, full-width digits included. */
export const plainNumber = (text: string) =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。]/g, '.')
    .replace(/[^\d.]/g, '');
/** "." at the end or start while typing is no decimal yet; the server refuses it with its place. */
const settled = (text: string) =>
  text === '' ? '0' : text.replace(/\.$/, '').replace(/^\./, '0.');

export function PointsAt({ path, label }: At) {
  const [value, set] = useAt<string>(path);
  return (
    <Field label={label}>{(id) => <NumberInput id={id} value={value} onNumber={set} />}</Field>
  );
}

type NumberProps = { id?: string; value: string; label?: string; onNumber: (text: string) => void };
export function NumberInput({ id, value, label, onNumber }: NumberProps) {
  return (
    <TextInput
      id={id}
      aria-label={label}
      inputMode="decimal"
      value={value}
      onText={(text) => onNumber(plainNumber(text))}
      onBlur={(event) => {
        const next = settled(event.target.value);
        if (next !== value) onNumber(next);
      }}
    />
  );
}

/** A number that may be left out. */
export function OptionalPointsAt({ path, label }: At) {
  const [value, set] = useAt<string | null | undefined>(path);
  return (
    <Field label={label}>
      {(id) => (
        <TextInput
          id={id}
          inputMode="decimal"
          value={value ?? ''}
          onText={(text) => set(plainNumber(text) || null)}
        />
      )}
    </Field>
  );
}

export function DayAt({ path, label }: At) {
  const [value, set] = useAt<string | null>(path);
  return (
    <Field label={label}>
      {(id) => (
        <TextInput id={id} type="date" value={value ?? ''} onText={(day) => set(day || null)} />
      )}
    </Field>
  );
}

export function SelectAt({ path, label, choices }: At & { choices: readonly Choice[] }) {
  const [value, set] = useAt<string>(path);
  return (
    <Field label={label}>
      {(id) => (
        <FilterSelect id={id} label={label} value={value} choices={choices} onChange={set} />
      )}
    </Field>
  );
}

export function CheckAt({ path, label }: At) {
  const [value, set] = useAt<boolean>(path);
  return <Check label={label} checked={value} onChange={() => set(!value)} />;
}

/** Removes one row of a list inside a form. */
export function RemoveRow({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="mc-tool" aria-label={t('editor.removeRow')} onClick={onClick}>
      ×
    </button>
  );
}
