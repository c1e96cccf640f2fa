// The key figures of the year so far.
import { formatDecimal, signOf, trimMoney } from '../../shared/figures.ts';
import type { Dashboard } from '../api.ts';
import styles from './dashboard.module.css';

export function Figures({ figures }: { figures: Dashboard['figures'] }) {
  if (figures.length === 0) return null;
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.code} className="mc-card">
          <dt>{figure.title}</dt>
          <dd>
            <Value figure={figure} />
          </dd>
          {figure.detail && <dd className={styles.detail}>{figure.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** Values are texts: a number (a count, or yuan) is set as a figure, anything else (a ratio, a dash) stands as it is. */
function Value({ figure }: { figure: Dashboard['figures'][number] }) {
  const decimal = /^-?\d+(\.\d+)?$/.test(figure.value);
  const minus = decimal && signOf(figure.value) < 0;
  return (
    <span className={`${styles.figure} mc-figure${minus ? ' mc-amount-minus' : ''}`}>
      {decimal ? formatDecimal(trimMoney(figure.value)) : figure.value}
      <span className="mc-unit"> {figure.unit}</span>
    </span>
  );
}
