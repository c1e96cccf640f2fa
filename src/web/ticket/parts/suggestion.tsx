// 建议金额: by how many things and how bad, as the plan has it. Shown with its sum; taken over by a press, never by itself.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonWith, suggestAmount, type Seen } from '../../../domain/ticket/index.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { WholeNumber } from '../../shared/whole-number.tsx';
import type { Clause, TicketDraft } from '../api.ts';
import styles from './ticket.module.css';

type Props = {
  clause: Clause;
  reason: string;
  onAdopt: (taken: Pick<TicketDraft, 'amount' | 'reason'>) => void;
};

export function Suggestion({ clause: { amount, suggest }, reason, onAdopt }: Props) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<Seen>({ count: 1, severity: 0 });
  if (!amount || !suggest) return null;
  const suggested = suggestAmount(amount, suggest, seen);
  return (
    <fieldset className={styles.suggestion}>
      <legend>{t('ticket.suggestion')}</legend>
      <Field label={t('ticket.things')}>
        {(id) => (
          <WholeNumber
            id={id}
            max={99}
            value={seen.count}
            onNumber={(count) => setSeen({ ...seen, count })}
          />
        )}
      </Field>
      <Field label={t('ticket.severity')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('ticket.severity')}
            value={String(seen.severity)}
            choices={suggest.severities.map(({ name }, at) => ({ value: String(at), label: name }))}
            onChange={(value) => setSeen({ ...seen, severity: Number(value) })}
          />
        )}
      </Field>
      <p className={styles.sum}>{suggested.text}</p>
      <Button
        onClick={() => onAdopt({ amount: suggested.amount, reason: reasonWith(reason, suggested) })}
      >
        {t('ticket.adopt', { amount: suggested.amount })}
      </Button>
    </fieldset>
  );
}
