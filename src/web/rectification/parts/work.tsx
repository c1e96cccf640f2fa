// Owner, cause (asked five times), measure and due day; saved against the version that was opened.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { causeCodes } from '../../../domain/rectification/index.ts';
import { CustomerNumbers } from '../../shared/customer-numbers.tsx';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useEdit, type RectificationDetail } from '../api.ts';
import styles from './rectification.module.css';
import { bankDay, isCause } from './words.tsx';

/** The last day that is in time. */
const dueDay = (dueAt: string) => bankDay(new Date(Date.parse(dueAt) - 1).toISOString());

const draftOf = (one: RectificationDetail) => ({
  ownerName: one.ownerName,
  causeCode: one.causeCode,
  cause: one.cause,
  measure: one.measure,
  dueOn: dueDay(one.dueAt),
});

export function Work({ one }: { one: RectificationDetail }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(one));
  const edit = useEdit(one);
  const change = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const start = draftOf(one);
  const isChanged = JSON.stringify(start) !== JSON.stringify(draft);
  const save = async () => {
    const { causeCode, dueOn, ...words } = draft;
    try {
      await edit.mutateAsync({
        version: one.version,
        ...words,
        ...(isCause(causeCode) ? { causeCode } : {}),
        ...(one.can.due && dueOn !== start.dueOn ? { dueOn } : {}),
      });
      toast.done(t('rectification.saved'));
    } catch (error) {
      toast.problem(error);
    }
  };
  const fixed = !one.can.edit;
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.work')}>
      <h2>{t('rectification.work')}</h2>
      <Field label={t('rectification.cause')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('rectification.cause')}
            all={t('rectification.noCause')}
            value={draft.causeCode}
            choices={causeCodes.map((value) => ({
              value,
              label: t(`rectification.causes.${value}`),
            }))}
            onChange={(causeCode) => !fixed && change({ causeCode })}
          />
        )}
      </Field>
      <Words
        name="cause"
        title={t('rectification.why')}
        hint={t('rectification.whyHint')}
        fixed={fixed}
        value={draft.cause}
        onChange={(cause) => change({ cause })}
      />
      <Words
        name="measure"
        title={t('rectification.measure')}
        hint={t('rectification.measureHint')}
        fixed={fixed}
        value={draft.measure}
        onChange={(measure) => change({ measure })}
      />
      <div className="mc-columns">
        <Field label={t('rectification.owner')}>
          {(id) => (
            <TextInput
              id={id}
              readOnly={fixed}
              maxLength={200}
              value={draft.ownerName}
              onText={(ownerName) => change({ ownerName })}
            />
          )}
        </Field>
        <Field label={t('rectification.dueOn')} hint={t('rectification.dueHint')}>
          {(id, hint) => (
            <TextInput
              id={id}
              type="date"
              aria-describedby={hint}
              readOnly={!one.can.due}
              value={draft.dueOn}
              onText={(dueOn) => change({ dueOn })}
            />
          )}
        </Field>
      </div>
      {!fixed && (
        <div className="mc-actions mc-form-end">
          <Button
            type="primary"
            disabled={!isChanged}
            loading={edit.isPending}
            onClick={() => void save()}
          >
            {t('rectification.save')}
          </Button>
        </div>
      )}
    </section>
  );
}

type WordsProps = {
  name: string;
  title: string;
  hint: string;
  value: string;
  fixed: boolean;
  onChange: (text: string) => void;
};
function Words({ name, title, hint, value, fixed, onChange }: WordsProps) {
  return (
    <>
      <Field label={title} hint={hint}>
        {(id, hintId) => (
          <textarea
            id={id}
            name={name}
            aria-describedby={hintId}
            className={styles.text}
            maxLength={2000}
            readOnly={fixed}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <CustomerNumbers text={value} />
    </>
  );
}
