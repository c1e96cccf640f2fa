// The outlets below a phase's target: lowest first, a few at once, the rest on demand.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Score, UnitLink } from '../../shared/values.tsx';
import type { Gate } from '../api.ts';
import styles from './plan.module.css';

const few = 3;

export function Failing({ gate }: { gate: Gate }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shown = open ? gate.failing : gate.failing.slice(0, few);
  const hidden = gate.failingTotal - gate.failing.length;
  return (
    <div>
      <p className={styles.muted}>{t('plan.phase.failing', { count: gate.failingTotal })}</p>
      <ul className={styles.failing}>
        {shown.map((row) => (
          <li key={`${row.unit.id}${row.wave}`}>
            <UnitLink unit={row.unit} /> <span className={styles.muted}>{row.wave}</span>{' '}
            <Score value={row.score} />
          </li>
        ))}
      </ul>
      {gate.failing.length > few && (
        <Button type="link" size="small" onClick={() => setOpen(!open)} aria-expanded={open}>
          {open
            ? t('plan.phase.fewer')
            : t('plan.phase.more', { count: gate.failing.length - few })}
        </Button>
      )}
      {open && hidden > 0 && (
        <p className={styles.muted}>{t('plan.phase.hidden', { count: hidden })}</p>
      )}
    </div>
  );
}
