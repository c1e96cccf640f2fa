// The fields of a ticket; which figures are asked follows from the clause.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { firstAmount, signatures } from '../../../domain/ticket/index.ts';
import { CustomerNumbers } from '../../shared/customer-numbers.tsx';
import { Radios } from '../../shared/choices.tsx';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { WholeNumber } from '../../shared/whole-number.tsx';
import type { Clause, Thing, TicketDraft } from '../api.ts';
import { Suggestion } from './suggestion.tsx';
import { ThingChoice } from './thing-choice.tsx';
import styles from './ticket.module.css';

type Entered = Omit<TicketDraft, 'unitId' | 'clause'> & { clause: TicketDraft['clause'] | null };
type Props = {
  clauses: readonly Clause[];
  /** 定置清单 of the outlet. */
  things: readonly Thing[];
  entered: Entered;
  change: (patch: Partial<Entered>) => void;
  send: () => Promise<unknown>;
  ready: boolean;
  /** What the plan makes of it. */
  children: ReactNode;
};

export function TicketForm({ clauses, things, entered, change, send, ready, children }: Props) {
  const { t } = useTranslation();
  const { busy, refusal, submit } = useSubmit(send);
  const clause = clauses.find((one) => one.clause === entered.clause);
  return (
    <form className="mc-stack" onSubmit={submit}>
      <fieldset className={styles.clauses}>
        <legend>{t('ticket.clause')}</legend>
        <Radios
          value={entered.clause ?? undefined}
          choices={clauses.map((one) => ({
            value: one.clause,
            label: `${one.clause} ${one.title}`,
          }))}
          onChange={(value) =>
            change({
              clause: value as TicketDraft['clause'],
              times: 1,
              points: null,
              itemCode: '',
              amount: firstAmount(clauses.find((one) => one.clause === value)?.amount),
            })
          }
        />
      </fieldset>
      {clause && (
        <>
          <blockquote className={styles.clause}>
            {clause.text}
            {clause.note && <p className="mc-quiet">{clause.note}</p>}
          </blockquote>
          {clause.unless === 'requested' && (
            <ThingChoice
              things={things}
              itemCode={entered.itemCode}
              happenedAt={entered.happenedAt}
              onChoose={(itemCode) => change({ itemCode })}
            />
          )}
          <Field label={t('ticket.offender')} hint={t('ticket.offenderHint')}>
            {(id, hint) => (
              <TextInput
                id={id}
                aria-describedby={hint}
                maxLength={40}
                value={entered.offender}
                onText={(offender) => change({ offender })}
              />
            )}
          </Field>
          <Suggestion
            key={clause.clause}
            clause={clause}
            reason={entered.reason}
            onAdopt={change}
          />
          <Figures clause={clause} entered={entered} change={change} />
          <Field label={t('ticket.reason')} hint={t('ticket.reasonHint')}>
            {(id, hint) => (
              <textarea
                id={id}
                aria-describedby={hint}
                className="mc-input"
                rows={3}
                maxLength={500}
                value={entered.reason}
                onChange={(event) => change({ reason: event.target.value })}
              />
            )}
          </Field>
          <CustomerNumbers text={entered.reason} />
          <fieldset className={styles.clauses}>
            <legend>{t('ticket.signature')}</legend>
            <Radios
              value={entered.signature}
              choices={signatures.map((value) => ({
                value,
                label: t(`ticket.signatures.${value}`),
              }))}
              onChange={(value) => change({ signature: value as TicketDraft['signature'] })}
            />
          </fieldset>
          {children}
        </>
      )}
      <Refusal text={refusal} />
      <div className="mc-actions mc-form-end">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
          {t('ticket.issue')}
        </Button>
      </div>
    </form>
  );
}

function Figures({
  clause,
  entered,
  change,
}: Pick<Props, 'entered' | 'change'> & { clause: Clause }) {
  const { t } = useTranslation();
  const decimal = (text: string) => (text.trim() === '' ? null : text.trim());
  if (clause.enters === 'times')
    return (
      <Field label={t('ticket.times')}>
        {(id) => (
          <WholeNumber
            id={id}
            max={99}
            value={entered.times}
            onNumber={(times) => change({ times })}
          />
        )}
      </Field>
    );
  if (clause.enters === 'points')
    return (
      <Field label={t('ticket.points')} hint={t('ticket.pointsHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            inputMode="decimal"
            value={entered.points ?? ''}
            onText={(text) => change({ points: decimal(text) })}
          />
        )}
      </Field>
    );
  return (
    <Field
      label={t('ticket.amount')}
      hint={clause.amount && t('ticket.amountHint', { ...clause.amount })}
    >
      {(id, hint) => (
        <TextInput
          id={id}
          aria-describedby={hint}
          inputMode="decimal"
          value={entered.amount ?? ''}
          onText={(text) => change({ amount: decimal(text) })}
        />
      )}
    </Field>
  );
}
