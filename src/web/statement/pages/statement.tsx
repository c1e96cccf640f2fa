// 网点对账单: one outlet's year on one page — scores, places, and every yuan with its explanation.
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../contract/ledger.ts';
import { withQuery } from '../../shared/api.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { RootLine } from '../../shared/root-line.tsx';
import { Amount } from '../../shared/values.tsx';
import { useStatement, useYears } from '../api.ts';
import { Lines } from '../parts/lines.tsx';
import { Signatures } from '../parts/signatures.tsx';
import { Scores } from '../parts/scores.tsx';
import styles from '../parts/statement.module.css';

export function StatementPage() {
  const { t } = useTranslation();
  const { unitId = '' } = useParams({ strict: false });
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const year = Number(search['year']) || undefined;
  const { data, error, refetch } = useStatement(unitId, year);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const empty = data.scores.length === 0 && data.lines.length === 0;
  return (
    <>
      <StatementHeader statement={data} />
      {empty ? (
        <EmptyState
          title={t('statement.empty', { year: data.year })}
          hint={t('statement.emptyHint')}
        />
      ) : (
        <div className="mc-stack">
          <Totals statement={data} />
          <Scores statement={data} />
          <Lines lines={data.lines} />
          <Signatures />
          <RootLine />
        </div>
      )}
    </>
  );
}

function StatementHeader({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const years = useYears() ?? [];
  const shown = [...new Set([...years, statement.year])].sort((a, b) => b - a);
  const choose = (year: string) => void navigate({ to: '.', search: { year }, replace: true });
  return (
    <PageHeader
      title={t('statement.of', { unit: statement.unit.name })}
      purpose={[...statement.path.map((unit) => unit.name), statement.planTitle]
        .filter(Boolean)
        .join(' › ')}
      actions={
        <>
          <select
            className="mc-native-select"
            aria-label={t('statement.year')}
            value={statement.year}
            onChange={(event) => choose(event.target.value)}
          >
            {shown.map((year) => (
              <option key={year} value={year}>
                {t('statement.nthYear', { year })}
              </option>
            ))}
          </select>
          <Button
            href={withQuery(`/api/statements/${statement.unit.id}/statement.xlsx`, {
              year: statement.year,
            })}
            download
            icon={<DownloadOutlined aria-hidden="true" />}
          >
            {t('statement.export')}
          </Button>
          <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
            {t('statement.print')}
          </Button>
        </>
      }
    />
  );
}

function Totals({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  const { totals } = statement;
  return (
    <dl className={styles.totals}>
      <div>
        <dt>{t('statement.total', { year: statement.year })}</dt>
        <dd className={styles.big}>
          <Amount value={totals.amount} strong />
        </dd>
      </div>
      <div>
        <dt>{t('statement.rewards')}</dt>
        <dd>
          <Amount value={totals.rewards} />
        </dd>
      </div>
      <div>
        <dt>{t('statement.penalties')}</dt>
        <dd>
          <Amount value={totals.penalties} />
        </dd>
      </div>
    </dl>
  );
}
