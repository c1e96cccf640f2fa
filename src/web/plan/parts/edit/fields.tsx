// The inputs of the plan form: each names its path, shows its label, hint and findings, and no more.
import { DatePicker, Input, InputNumber, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { FeelField } from '../feel/field.tsx';
import type { FeelName } from '../feel/names.ts';
import { useField } from './context.ts';
import { fieldId } from './document.ts';
import styles from './edit.module.css';

type At = { path: string; label: string; hint?: string };

type FieldProps = At & { children: ReactNode; quiet?: boolean };

/** `quiet`: the input says itself what is wrong. */
export function Field({ path, label, hint, children, quiet }: FieldProps) {
  const { wrong } = useField(path);
  return (
    <div className={styles.field}>
      <label htmlFor={fieldId(path)}>{label}</label>
      {children}
      {hint && <p className={styles.hint}>{hint}</p>}
      {(quiet ? [] : wrong).map((finding) => (
        <p key={finding.code + finding.message} className={styles.wrong} role="alert">
          {finding.message}
        </p>
      ))}
    </div>
  );
}

export function TextAt({ rows, optional, ...at }: At & { rows?: number; optional?: boolean }) {
  const { value, set, wrong } = useField<string>(at.path);
  const props = {
    id: fieldId(at.path),
    value: value ?? '',
    status: wrong.length ? ('error' as const) : ('' as const),
    onChange: (event: { target: { value: string } }) =>
      set(optional && event.target.value === '' ? undefined : event.target.value),
  };
  return (
    <Field {...at}>
      {rows ? <Input.TextArea autoSize={{ minRows: rows }} {...props} /> : <Input {...props} />}
    </Field>
  );
}

export function DayAt(at: At) {
  const { value, set } = useField<string>(at.path);
  return (
    <Field {...at}>
      <DatePicker
        id={fieldId(at.path)}
        value={value ? dayjs(value) : null}
        onChange={(day) => set(day ? day.format('YYYY-MM-DD') : undefined)}
      />
    </Field>
  );
}

export type Option = { value: string; label: string };

type SelectProps = At & { options: Option[]; many?: boolean; optional?: boolean };

export function SelectAt({ options, many, optional, ...at }: SelectProps) {
  const { value, set } = useField<string | string[]>(at.path);
  return (
    <Field {...at}>
      <Select
        id={fieldId(at.path)}
        value={many ? [value ?? []].flat() : value}
        mode={many ? 'multiple' : undefined}
        allowClear={!!optional}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        onChange={(next: string | string[]) => set(next)}
        className={styles.wide}
      />
    </Field>
  );
}

export function NumberAt({ min, max, ...at }: At & { min: number; max?: number }) {
  const { value, set } = useField<number>(at.path);
  return (
    <Field {...at}>
      <InputNumber
        id={fieldId(at.path)}
        value={value ?? null}
        min={min}
        max={max ?? 10_000}
        precision={0}
        onChange={(next) => set(next ?? undefined)}
      />
    </Field>
  );
}

export function SwitchAt(at: At) {
  const { value, set } = useField<boolean>(at.path);
  return (
    <Field {...at}>
      <Switch
        id={fieldId(at.path)}
        checked={value === true}
        onChange={(on) => set(on || undefined)}
      />
    </Field>
  );
}

type FeelProps = At & {
  names: readonly FeelName[];
  expect: 'number' | 'boolean' | 'string';
  optional?: boolean;
};

export function FeelAt({ names, expect, optional, ...at }: FeelProps) {
  const { value, set, wrong } = useField<string>(at.path);
  return (
    <Field {...at} quiet>
      <FeelField
        findings={wrong.map((finding) => finding.message)}
        id={fieldId(at.path)}
        label={at.label}
        value={value ?? ''}
        names={names}
        expect={expect}
        onChange={(next) => set(optional && next.trim() === '' ? undefined : next)}
      />
    </Field>
  );
}
