// One line of the statement; its explanation is fetched when it is opened for the first time.
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../contract/ledger.ts';
import { AppealsOf } from '../../appeal/index.ts';
import { LineExplanation, useLine } from '../../ledger/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { StateTag, Tag } from '../../shared/state-tag.tsx';
import { Amount, Day } from '../../shared/values.tsx';
import styles from './statement.module.css';

type Line = Statement['lines'][number];
type Props = { line: Line; open: boolean; onToggle: () => void };

export function StatementLine({ line, open, onToggle }: Props) {
  const { t } = useTranslation();
  return (
    <li>
      <button type="button" className={styles.line} aria-expanded={open} onClick={onToggle}>
        <span aria-hidden="true">{open ? '▾' : '▸'}</span>
        <span className={styles.lineText}>
          {line.ruleTitle}
          <span className="mc-quiet">
            {' '}
            {line.wave ?? (line.happenedOn ? <Day value={line.happenedOn} /> : '')}
          </span>{' '}
          {line.reversesId !== null && <Tag tone="warning">{t('ledger.reversal')}</Tag>}{' '}
          <StateTag state={line.state} label={t(`ledger.state.${line.state}`)} />
        </span>
        <Amount value={line.amount} />
      </button>
      {open ? (
        <Why line={line} />
      ) : (
        <p className={styles.onPaper}>
          {line.clauseNo} · {line.text}
        </p>
      )}
    </li>
  );
}

function Why({ line }: { line: Line }) {
  const { data, error, refetch } = useLine(line.unit.id, line.id);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div className={styles.why}>
      <LineExplanation line={data} />
      <AppealsOf kind="line" unitId={line.unit.id} id={line.id} />
    </div>
  );
}
