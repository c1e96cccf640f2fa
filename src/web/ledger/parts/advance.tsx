// 公布 → 确认 → 兑现, or 撤销 with a reason: each says beforehand how many lines and how much.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { formatCount, formatDecimal, trimDecimal } from '../../shared/figures.ts';
import { toast } from '../../shared/toast.tsx';
import { useAdvance, type Ledger, type Step } from '../api.ts';
import { Consequences } from './consequences.tsx';

/** The state whose lines a step takes on; 撤销 takes any but only chosen lines. */
const fromState = { publish: 'draft', confirm: 'published', honour: 'confirmed' } as const;
const steps = ['publish', 'confirm', 'honour', 'revoke'] as const satisfies readonly Step[];

type Props = { planId: number; ledger: Ledger; selected: number[]; onDone: () => void };

export function AdvanceButtons({ ledger, ...rest }: Props) {
  return steps
    .filter((step) => ledger.abilities[step])
    .map((step) => <AdvanceButton key={step} step={step} ledger={ledger} {...rest} />);
}

function AdvanceButton({ step, planId, ledger, selected, onDone }: Props & { step: Step }) {
  const { t } = useTranslation();
  const advance = useAdvance();
  const [reason, setReason] = useState('');
  const revoke = step === 'revoke';
  const from = step === 'revoke' ? null : fromState[step];
  const rows = ledger.rows.filter(
    (line) => selected.includes(line.id) && (!from || line.state === from),
  );
  const chosen = rows.map((line) => line.id);
  const waiting = ledger.states.find((one) => one.state === from)?.lines ?? 0;
  const count = selected.length > 0 ? chosen.length : waiting;
  const nothing = selected.length > 0 ? chosen.length === 0 : revoke || waiting === 0;
  const confirm = async () => {
    const lineIds = chosen.length ? { lineIds: chosen } : {};
    const done = await advance.mutateAsync({ planId, step, reason, ...lineIds });
    toast.done(
      t('ledger.advance.done', {
        lines: formatCount(done.lines),
        amount: formatDecimal(trimDecimal(done.amount)),
      }),
    );
    setReason('');
    onDone();
  };
  return (
    <ConfirmButton
      disabled={nothing}
      danger={revoke}
      title={t(`ledger.advance.title.${step}`)}
      confirmText={t(`ledger.advance.${step}`)}
      blocked={revoke && reason.trim() === ''}
      consequences={<Consequences step={step} planId={planId} from={from} rows={rows} />}
      extra={
        revoke && (
          <label>
            {t('ledger.advance.reason')}
            <textarea
              className="mc-input"
              value={reason}
              maxLength={500}
              rows={3}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )
      }
      onConfirm={confirm}
    >
      {t(`ledger.advance.${step}`)}
      {count > 0 && ` (${formatCount(count)})`}
    </ConfirmButton>
  );
}
