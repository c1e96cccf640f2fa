// What a step will do: to how many lines, of how much in all, and whether it can be taken back.
import { useTranslation } from 'react-i18next';
import type { Line, LineState } from '../../../contract/ledger.ts';
import { formatCount, sumDecimals } from '../../shared/figures.ts';
import { useList } from '../../shared/list-state.ts';
import { Amount } from '../../shared/values.tsx';
import type { Ledger, Step } from '../api.ts';

type Props = { step: Step; planId: number; from: LineState | null; rows: Line[] };

export function Consequences({ step, planId, from, rows }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {rows.length > 0 ? (
        <Sentence lines={rows.length} amount={sumDecimals(rows.map((line) => line.amount))} />
      ) : (
        from && <AllOf planId={planId} state={from} />
      )}
      <p>{t(`ledger.advance.consequences.${step}`)}</p>
    </>
  );
}

/** Without a choice of lines, the step takes every line of the plan in that state. */
function AllOf({ planId, state }: { planId: number; state: LineState }) {
  const { t } = useTranslation();
  const query = { planId: String(planId), state, limit: '1' };
  const { data } = useList<Ledger>('/api/ledger', query);
  if (!data) return <p>{t('shared.loading')}</p>;
  return <Sentence lines={data.total} amount={data.totals.amount} all />;
}

function Sentence({ lines, amount, all }: { lines: number; amount: string; all?: boolean }) {
  const { t } = useTranslation();
  return (
    <p>
      {t(all ? 'ledger.advance.allLines' : 'ledger.advance.someLines', {
        lines: formatCount(lines),
      })}{' '}
      <Amount value={amount} strong />
    </p>
  );
}
