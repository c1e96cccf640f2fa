/** 裁定: a standard decision to start from, what remains, the effect, the opinion; then once and for all. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisions, reasons, type Decision } from '../../../domain/appeal/index.ts';
import { CustomerNumbers } from '../../shared/customer-numbers.tsx';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Field } from '../../shared/field.tsx';
import { currentLanguage } from '../../shared/i18n.ts';
import { Loading } from '../../shared/loading.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useEffectOf, useStep, type AppealDetail, type Verdict } from '../api.ts';
import { EffectView } from './effect.tsx';
import styles from './appeal.module.css';

const decimal = /^-?\d+(\.\d{1,2})?$/;

function verdictOf(decision: Decision | null, remaining: string): Verdict | null {
  if (decision === null) return null;
  if (decision !== 'changed') return { decision, remaining: null };
  return decimal.test(remaining) ? { decision, remaining } : null;
}

export function DecisionForm({ appeal }: { appeal: AppealDetail }) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [remaining, setRemaining] = useState('');
  const [opinion, setOpinion] = useState('');
  const verdict = verdictOf(decision, remaining);
  const effect = useEffectOf(appeal, verdict);
  const step = useStep(appeal);
  const { measure } = appeal.subject;
  const may = measure === 'none' ? decisions.filter((one) => one !== 'changed') : decisions;
  const decide = async () => {
    await step.mutateAsync({ step: 'decision', body: { ...verdict, opinion } });
    toast.done(t('appeal.decidedToast'));
  };
  return (
    <section className="mc-card mc-stack mc-noprint" aria-label={t('appeal.decide')}>
      <h2>{t('appeal.decide')}</h2>
      <Standard
        appeal={appeal}
        choose={(chosen, text) => {
          setDecision(chosen);
          setOpinion(text);
        }}
      />
      <fieldset className={styles.choices}>
        <legend>{t('appeal.verdict')}</legend>
        {may.map((one) => (
          <label key={one} className={styles.choice}>
            <input
              type="radio"
              name="decision"
              checked={decision === one}
              onChange={() => setDecision(one)}
            />
            {t(`appeal.decision.${one}`)}{' '}
            <span className="mc-quiet">{t(`appeal.meaning.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {decision === 'changed' && (
        <Field
          label={t(measure === 'money' ? 'appeal.remainingMoney' : 'appeal.remainingPoints')}
          hint={t('appeal.remainingHint', { before: appeal.subject.before })}
        >
          {(id, hint) => (
            <TextInput
              id={id}
              aria-describedby={hint}
              inputMode="decimal"
              value={remaining}
              onText={setRemaining}
            />
          )}
        </Field>
      )}
      <Field label={t('appeal.opinion')}>
        {(id) => (
          <textarea
            id={id}
            className={`mc-input ${styles.area}`}
            maxLength={4000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        )}
      </Field>
      <CustomerNumbers text={opinion} />
      {verdict && (
        <section
          className="mc-stack"
          aria-label={t('appeal.effect.title')}
          aria-busy={effect.isFetching}
        >
          <h3>{t('appeal.effect.title')}</h3>
          {effect.error ? (
            <ErrorState error={effect.error} retry={() => void effect.refetch()} />
          ) : effect.data ? (
            <EffectView effect={effect.data} />
          ) : (
            <Loading />
          )}
        </section>
      )}
      <ConfirmButton
        type="primary"
        disabled={!verdict || opinion.trim().length < 2 || !effect.data}
        title={t('appeal.confirmTitle')}
        consequences={
          <p>
            {t('appeal.confirm', {
              lines: effect.data?.lines.length ?? 0,
              change: effect.data?.total.change ?? '0',
            })}
          </p>
        }
        confirmText={t('appeal.decide')}
        onConfirm={decide}
      >
        {t('appeal.decide')}
      </ConfirmButton>
    </section>
  );
}

function Standard({
  appeal,
  choose,
}: {
  appeal: AppealDetail;
  choose: (d: Decision, text: string) => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const none = appeal.subject.measure === 'none';
  return (
    <div>
      <p className="mc-quiet">
        {t('appeal.standard', { reason: reasons[appeal.reasonCode].name[language] })}
      </p>
      <ul className="mc-plain-list">
        {reasons[appeal.reasonCode].standard
          .filter((one) => !none || one.decision !== 'changed')
          .map((one) => (
            <li key={one.opinion.zh}>
              <button
                type="button"
                className={styles.choice}
                onClick={() => choose(one.decision, one.opinion[language])}
              >
                {t(`appeal.decision.${one.decision}`)}：{one.opinion[language]}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
