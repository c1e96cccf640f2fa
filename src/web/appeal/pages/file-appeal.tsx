// 提出申诉, on a phone as well: what is disputed and until when, why, in one's own words; evidence follows.
import { Button } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  reasonCodes,
  reasons,
  type ReasonCode,
  type SubjectKind,
} from '../../../domain/appeal/index.ts';
import { CustomerNumbers } from '../../shared/customer-numbers.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Field } from '../../shared/field.tsx';
import { currentLanguage } from '../../shared/i18n.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { toast } from '../../shared/toast.tsx';
import { fileAppeal, useAbout, type About, type FactRef } from '../api.ts';
import { Clock } from '../parts/clock.tsx';
import { Measured, reasonName, useRemaining } from '../parts/words.tsx';
import styles from '../parts/appeal.module.css';

type Search = { kind?: string; unitId?: string; id?: string; item?: string };

export function FileAppealPage() {
  const { t } = useTranslation();
  const search: Search = useSearch({ strict: false });
  const fact: FactRef = {
    kind: (search.kind ?? 'line') as SubjectKind,
    unitId: search.unitId ?? '',
    id: search.id ?? '',
  };
  const about = useAbout(fact, search.id !== undefined);
  if (about.error) return <ErrorState error={about.error} retry={() => void about.refetch()} />;
  if (search.id === undefined)
    return <EmptyState title={t('appeal.nothingChosen')} hint={t('appeal.noneHint')} />;
  if (!about.data) return <Loading />;
  const matter = about.data.open.find((one) => one.itemCode === (search.item ?? ''));
  return (
    <>
      <PageHeader title={t('appeal.fileTitle')} purpose={t('appeal.filePurpose')} />
      {matter ? (
        <Form fact={fact} about={about.data} matter={matter} />
      ) : (
        <EmptyState
          title={t('appeal.cannot')}
          hint={t(`appeal.closed.${about.data.closed ?? 'state'}`)}
        />
      )}
    </>
  );
}

type Props = { fact: FactRef; about: About; matter: About['open'][number] };

function Form({ fact, about, matter }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remaining = useRemaining();
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [claim, setClaim] = useState('');
  const { busy, refusal, submit } = useSubmit(async () => {
    if (!reason) return;
    const ref = { kind: fact.kind, unitId: fact.unitId, id: fact.id, itemCode: matter.itemCode };
    const made = await fileAppeal({ ...ref, reasonCode: reason, claim });
    toast.done(t('appeal.filed'));
    await navigate({
      to: '/appeals/$unitId/$appealId',
      params: { unitId: String(made.unitId), appealId: String(made.id) },
      hash: 'evidence',
    });
  });
  return (
    <form className="mc-card mc-stack" onSubmit={submit}>
      <div>
        <h2>{matter.title}</h2>
        <p>
          <Measured value={matter.before} measure={matter.measure} />{' '}
          {about.clock && <strong>{remaining(about.clock.dueAt)}</strong>}
        </p>
      </div>
      {about.clock && <Clock clock={about.clock} title={t('appeal.clock.filing')} />}
      <fieldset className={styles.choices}>
        <legend>{t('appeal.reason')}</legend>
        {reasonCodes.map((code) => (
          <label key={code} className={styles.choice}>
            <input
              type="radio"
              name="reason"
              required
              checked={reason === code}
              onChange={() => setReason(code)}
            />
            {reasonName(code)}
          </label>
        ))}
      </fieldset>
      {reason && <p className="mc-notice">{reasons[reason].bring[currentLanguage()]}</p>}
      <Field label={t('appeal.claim')} hint={t('appeal.claimHint')}>
        {(id, hint) => (
          <textarea
            id={id}
            aria-describedby={hint}
            className={`mc-input ${styles.area}`}
            required
            minLength={5}
            maxLength={4000}
            value={claim}
            onChange={(event) => setClaim(event.target.value)}
          />
        )}
      </Field>
      <CustomerNumbers text={claim} />
      <Refusal text={refusal} />
      <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={!reason}>
        {t('appeal.submit')}
      </Button>
    </form>
  );
}
