// A drill as it was held: from when to when, with whom. The hours are the people's overtime.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '../../shared/choices.tsx';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useHeld, usePeople, type RectificationDetail } from '../api.ts';
import styles from './rectification.module.css';
import { bankClock, bankDay } from './words.tsx';

type Props = { one: RectificationDetail };

export function Held({ one }: Props) {
  const { t } = useTranslation();
  const { held } = one.form;
  return (
    <section className="mc-card mc-stack" aria-label={t('drill.held.title')}>
      <h2>{t('drill.held.title')}</h2>
      {held && (
        <p>
          {t('drill.held.when', {
            day: bankDay(held.from),
            from: bankClock(held.from),
            to: bankClock(held.to),
            n: held.people.length,
          })}{' '}
          {held.people.map(({ name, post }) => (post ? `${name}（${post}）` : name)).join('、')}
        </p>
      )}
      {!held && !one.can.edit && <p className="mc-quiet">{t('drill.held.none')}</p>}
      {one.can.edit && <Form key={one.version} one={one} />}
    </section>
  );
}

/** What was recorded before, else this evening and nobody yet. */
function draftOf({ form: { held }, createdAt }: RectificationDetail) {
  return {
    day: bankDay(held?.from ?? createdAt),
    from: held ? bankClock(held.from) : '',
    to: held ? bankClock(held.to) : '',
    personIds: held?.people.flatMap(({ id }) => id ?? []) ?? [],
    others: held?.people.flatMap(({ id, name }) => (id === null ? [name] : [])).join('、') ?? '',
  };
}
type Draft = ReturnType<typeof draftOf>;
const namesIn = (text: string) => text.split(/[、,，;；\s]+/).filter(Boolean);
const moment = (day: string, time: string) => `${day}T${time}:00+08:00`;

function Form({ one }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(one));
  const held = useHeld(one);
  const { busy, refusal, submit } = useSubmit(async () => {
    const { day, from, to, personIds, others } = draft;
    await held.mutateAsync({
      version: one.version,
      from: moment(day, from),
      to: moment(day, to),
      personIds,
      others: namesIn(others),
    });
    toast.done(t('rectification.saved'));
  });
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const someone = draft.personIds.length > 0 || namesIn(draft.others).length > 0;
  return (
    <form className="mc-stack" onSubmit={submit}>
      <p className="mc-quiet">{t('drill.held.hint')}</p>
      <div className={styles.times}>
        {(['day', 'from', 'to'] as const).map((name) => (
          <Field key={name} label={t(`drill.held.${name}`)}>
            {(id) => (
              <TextInput
                id={id}
                type={name === 'day' ? 'date' : 'time'}
                required
                value={draft[name]}
                onText={(text) => change({ [name]: text })}
              />
            )}
          </Field>
        ))}
      </div>
      <People one={one} chosen={draft.personIds} onChange={(personIds) => change({ personIds })} />
      <Field label={t('drill.held.others')} hint={t('drill.held.othersHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            maxLength={400}
            value={draft.others}
            onText={(others) => change({ others })}
          />
        )}
      </Field>
      <Refusal text={refusal} />
      <div className="mc-actions mc-form-end">
        <Button htmlType="submit" type="primary" loading={busy} disabled={!someone}>
          {t('drill.held.save')}
        </Button>
      </div>
    </form>
  );
}

type PeopleProps = Props & { chosen: readonly number[]; onChange: (ids: number[]) => void };

/** The people of the outlet, to tick. */
function People({ one, chosen, onChange }: PeopleProps) {
  const { t } = useTranslation();
  const { data } = usePeople(one.unit.id);
  if (!data) return null;
  const toggle = (id: number) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className={styles.people}>
      <legend>{t('drill.held.people')}</legend>
      {data.rows.length === 0 && <p className="mc-quiet">{t('drill.held.noPeople')}</p>}
      {data.rows.map(({ id, name, post }) => (
        <Check
          key={id}
          label={post ? `${name}（${post}）` : name}
          checked={chosen.includes(id)}
          onChange={() => toggle(id)}
        />
      ))}
    </fieldset>
  );
}
