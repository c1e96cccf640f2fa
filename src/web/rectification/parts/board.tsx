// The board: a column per state, the most urgent first; a phone reads the columns one below the other.
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RectificationState } from '../../../domain/rectification/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatCount } from '../../shared/figures.ts';
import type { ListState } from '../../shared/list-state.ts';
import { toast } from '../../shared/toast.tsx';
import { usePage, useStep, type Rectification } from '../api.ts';
import styles from './rectification.module.css';
import { Due, Marks } from './words.tsx';

const columns = ['open', 'doing', 'done', 'failed', 'verified'] as const;
const shown = 12;

export function Board({ state }: { state: ListState }) {
  const { state: _, overdue: __, offset: ___, ...filters } = state.params;
  return (
    <div className={styles.board}>
      {columns.map((column) => (
        <Column key={column} state={column} filters={filters} />
      ))}
    </div>
  );
}

type ColumnProps = { state: RectificationState; filters: Record<string, string> };

function Column({ state, filters }: ColumnProps) {
  const { t } = useTranslation();
  const closed = state === 'failed' || state === 'verified';
  const sort = closed ? '-created' : 'due';
  const page = usePage({ ...filters, state, sort, limit: shown });
  const name = t(`rectification.states.${state}`);
  const total = page.data?.total ?? 0;
  return (
    <section className={styles.column} aria-label={name} data-state={state}>
      <h2>
        {name} <span className="mc-quiet mc-figure">{formatCount(total)}</span>
      </h2>
      {page.error && <ErrorState error={page.error} retry={() => void page.refetch()} />}
      <ul className={styles.cards}>
        {page.data?.rows.map((row) => (
          <li key={row.id}>
            <Card row={row} mayStart={page.data.abilities.edit && state === 'open'} />
          </li>
        ))}
      </ul>
      {page.data && total === 0 && <p className="mc-quiet">{t('rectification.emptyColumn')}</p>}
      {total > shown && (
        <Link to="/rectifications" search={{ ...filters, view: 'list', state, limit: undefined }}>
          {t('rectification.more', { n: formatCount(total - shown) })}
        </Link>
      )}
    </section>
  );
}

/** One on the board or among today's; everything else is a click away. */
export function Card({ row, mayStart }: { row: Rectification; mayStart: boolean }) {
  const { t } = useTranslation();
  const step = useStep(row);
  // A repair goes by its stages.
  const starts = mayStart && row.kind !== 'repair';
  return (
    <article className={styles.card}>
      <Link
        to="/rectifications/$unitId/$id"
        params={{ unitId: String(row.unit.id), id: String(row.id) }}
        className={styles.name ?? ''}
      >
        {row.itemCode && <span className="mc-quiet mc-figure">{row.itemCode} </span>}
        {row.title}
      </Link>
      <span className="mc-quiet">
        {row.unit.name} · {t(`rectification.kinds.${row.kind}`)}
      </span>
      <span className="mc-actions">
        <span className="mc-quiet">
          <Due at={row.dueAt} />
        </span>
        <Marks row={row} />
        {starts && (
          <Button
            size="small"
            loading={step.isPending}
            onClick={() =>
              step.mutate({ version: row.version, step: 'start' }, { onError: toast.problem })
            }
          >
            {t('rectification.steps.start')}
          </Button>
        )}
      </span>
    </article>
  );
}
