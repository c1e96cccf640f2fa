// The year's ledger lines by phase, each opening to its explanation in place.
import { useTranslation } from 'react-i18next';
import type { Line } from '../../../contract/ledger.ts';
import { sumDecimals } from '../../shared/figures.ts';
import { Amount } from '../../shared/values.tsx';
import { StatementLine } from './statement-line.tsx';
import styles from './statement.module.css';

export function Lines({ lines }: { lines: Line[] }) {
  const { t } = useTranslation();
  const groups = Map.groupBy(
    lines.toSorted((a, b) => a.ruleId.localeCompare(b.ruleId)),
    (line) => line.phase ?? '',
  );
  if (lines.length === 0) return <p className="mc-card">{t('statement.noLines')}</p>;
  return [...groups].sort(byTime).map(([phase, group]) => (
    <section key={phase} className="mc-card">
      <header className={styles.groupHead}>
        <h2>{phase || t('statement.wholeYear')}</h2>
        <Amount value={sumDecimals(group.map((line) => line.amount))} strong />
      </header>
      <ul className={styles.lines}>
        {group.map((line) => (
          <StatementLine key={line.id} line={line} />
        ))}
      </ul>
    </section>
  ));
}

/** Phases by their earliest fact; what belongs to no phase comes last. */
function byTime([a, first]: [string, Line[]], [b, second]: [string, Line[]]): number {
  if (!a || !b) return a ? -1 : 1;
  const earliest = (lines: Line[]) =>
    lines.map((line) => line.happenedOn ?? line.wave ?? '').sort()[0] ?? '';
  return earliest(first).localeCompare(earliest(second));
}
