/** Boxes and radios of the browser, in the product's colour. */
import { useEffect, useId, useRef } from 'react';
import type { Choice } from './field.tsx';

type CheckProps = {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: () => void;
};
export function Check({ label, ...box }: CheckProps) {
  return (
    <label className="mc-check">
      <input type="checkbox" {...box} /> {label}
    </label>
  );
}

/** A box named only for screen readers; `some` = partly chosen. */
export function Box({ label, some = false, ...box }: CheckProps & { some?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = some;
  }, [some]);
  return <input ref={input} type="checkbox" aria-label={label} {...box} />;
}

type RadiosProps = {
  value: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string) => void;
};
export function Radios({ value, choices, onChange }: RadiosProps) {
  const name = useId();
  return choices.map((choice) => (
    <label key={choice.value} className="mc-check">
      <input
        type="radio"
        name={name}
        checked={choice.value === value}
        onChange={() => onChange(choice.value)}
      />
      {choice.label}
    </label>
  ));
}
