/** Lines that are added, filled in and taken away again. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props<T> = {
  items: readonly T[];
  onChange: (items: T[]) => void;
  draw: (item: T, set: (item: T) => void, at: number) => ReactNode;
  /** The line that "add" puts at the end; several choices, several buttons. */
  add: readonly { label: string; item: () => T | null }[];
};

export function ListEditor<T>({ items, onChange, draw, add }: Props<T>) {
  const { t } = useTranslation();
  const set = (at: number) => (item: T) =>
    onChange(items.map((one, place) => (place === at ? item : one)));
  return (
    <div className="mc-stack">
      {items.map((item, at) => (
        // Lines have no name of their own; their place is what they are.
        <div key={at} className="mc-row mc-line">
          {draw(item, set(at), at)}
          <Button
            aria-label={t('preparation.removeLine', { n: at + 1 })}
            onClick={() => onChange(items.filter((_, place) => place !== at))}
          >
            {t('preparation.remove')}
          </Button>
        </div>
      ))}
      <div className="mc-actions">
        {add.map(({ label, item }) => (
          <Button
            key={label}
            onClick={() => {
              const made = item();
              if (made !== null) onChange([...items, made]);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
