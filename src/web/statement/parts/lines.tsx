// The year's ledger lines by phase, each opening to its explanation in place, or all at once for printing.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../contract/ledger.ts';
import { sumDecimals } from '../../shared/figures.ts';
import { Amount } from '../../shared/values.tsx';
import { StatementLine } from './statement-line.tsx';
import styles from './statement.module.css';

type Line = Statement['lines'][number];

/** Revoked lines are shown; their money counts no more. */
const counted = (lines: Line[]) =>
  sumDecimals(lines.filter((line) => line.state !== 'revoked').map((line) => line.amount));

export function Lines({ lines }: { lines: Line[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const groups = Map.groupBy(
    lines.toSorted((a, b) => a.ruleId.localeCompare(b.ruleId)),
    (line) => line.phase ?? '',
  );
  if (lines.length === 0) return <p className="mc-card">{t('statement.noLines')}</p>;
  const allOpen = lines.every(({ id }) => open.has(id));
  const toggle = (id: number) =>
    setOpen(new Set(open.has(id) ? [...open].filter((one) => one !== id) : [...open, id]));
  return (
    <>
      <div className="mc-actions mc-noprint">
        <Button
          onClick={() => setOpen(new Set(allOpen ? [] : lines.map(({ id }) => id)))}
          aria-expanded={allOpen}
        >
          {t(allOpen ? 'statement.closeAll' : 'statement.openAll')}
        </Button>
        <span className="mc-quiet">{t('statement.openAllHint')}</span>
      </div>
      {[...groups].sort(byTime).map(([phase, group]) => (
        <section key={phase} className={`mc-card ${styles.group}`}>
          <header className={styles.groupHead}>
            <h2>{phase || t('statement.wholeYear')}</h2>
            <Amount value={counted(group)} strong />
          </header>
          <ul className={styles.lines}>
            {group.map((line) => (
              <StatementLine
                key={line.id}
                line={line}
                open={open.has(line.id)}
                onToggle={() => toggle(line.id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Phases by their earliest fact; what belongs to no phase comes last. */
function byTime([a, first]: [string, Line[]], [b, second]: [string, Line[]]): number {
  if (!a || !b) return a ? -1 : 1;
  const earliest = (lines: Line[]) =>
    lines.map((line) => line.happenedOn ?? line.wave ?? '').sort()[0] ?? '';
  return earliest(first).localeCompare(earliest(second));
}
