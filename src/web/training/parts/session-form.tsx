// Planning a session, changing it, or planning one that makes up for it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionKinds, type SessionKind } from '../../../domain/training/index.ts';
import { Check } from '../../shared/choices.tsx';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { usePlan, useReplan, type SessionBody, type SessionDetail } from '../api.ts';
import { PostChecks, TagChecks, TextArea } from './choices.tsx';
import { today } from './days.ts';
import styles from './training.module.css';

type Draft = Required<SessionBody>;
const blank = (): Draft => ({
  title: '',
  kind: 'training',
  heldOn: today(),
  startsAt: '18:30',
  hours: '2',
  place: '',
  posts: [],
  tags: [],
  itemCodes: [],
  required: false,
  makeupOf: null,
  materialUrl: '',
  note: '',
});
/** The words of a session, as a form starts with them. */
function draftOf(one: SessionDetail): Draft {
  const { title, kind, heldOn, startsAt, place, posts, tags, itemCodes, required, note } = one;
  const { makeupOf, materialUrl } = one;
  const hours = one.hours.replace(/\.0$/, '');
  const words = { title, kind, heldOn, startsAt, hours, place, posts, tags, itemCodes };
  return { ...words, required, makeupOf, materialUrl, note };
}

type Props = {
  onClose: () => void;
  title: string;
  start: Draft;
  send: (draft: Draft) => Promise<unknown>;
};

export function NewSession({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const plan = usePlan();
  return (
    <SessionForm
      title={t('training.newSession')}
      start={blank()}
      send={plan.mutateAsync}
      onClose={onClose}
    />
  );
}

export function EditSession({ one, onClose }: { one: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const replan = useReplan(one.id);
  return (
    <SessionForm
      title={t('training.editSession')}
      start={draftOf(one)}
      send={({ makeupOf: _, ...words }) => replan.mutateAsync({ ...words, version: one.version })}
      onClose={onClose}
    />
  );
}

export function MakeupSession({ one, onClose }: { one: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const plan = usePlan();
  const title = t('training.makeupTitle', { title: one.title });
  return (
    <SessionForm
      title={t('training.newMakeup')}
      start={{ ...draftOf(one), title, heldOn: today(), makeupOf: one.id, required: false }}
      send={plan.mutateAsync}
      onClose={onClose}
    />
  );
}

function SessionForm({ title, start, send, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(start);
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const submit = async () => {
    await send(draft);
    toast.done(t('training.saved'));
    onClose();
  };
  return (
    <FormDialog title={title} submitText={t('training.save')} onSubmit={submit} onClose={onClose}>
      <Field label={t('training.name')}>
        {(id) => (
          <TextInput
            id={id}
            required
            maxLength={120}
            value={draft.title}
            onText={(text) => change({ title: text })}
          />
        )}
      </Field>
      <When draft={draft} change={change} />
      <Check
        label={t('training.requiredLong')}
        checked={draft.required}
        disabled={draft.makeupOf !== null}
        onChange={() => change({ required: !draft.required })}
      />
      <TagChecks value={draft.tags} onChange={(tags) => change({ tags })} />
      <PostChecks value={draft.posts} onChange={(posts) => change({ posts })} />
      <Field label={t('training.items')} hint={t('training.itemsHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            value={draft.itemCodes.join(' ')}
            onText={(text) => change({ itemCodes: text.split(/[\s,，、]+/).slice(0, 50) })}
            onBlur={() => change({ itemCodes: draft.itemCodes.filter(Boolean) })}
          />
        )}
      </Field>
      <Field label={t('training.link')} hint={t('training.linkHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            type="url"
            aria-describedby={hint}
            maxLength={500}
            value={draft.materialUrl}
            onText={(text) => change({ materialUrl: text.trim() })}
          />
        )}
      </Field>
      <TextArea
        label={t('training.note')}
        most={2000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  );
}

type WhenProps = { draft: Draft; change: (patch: Partial<Draft>) => void };
function When({ draft, change }: WhenProps) {
  const { t } = useTranslation();
  const kinds = sessionKinds.map((value) => ({ value, label: t(`training.kinds.${value}`) }));
  const input = (
    name: 'heldOn' | 'startsAt' | 'hours' | 'place',
    type: string,
    over: {
      required?: boolean;
      maxLength?: number;
      min?: string;
      max?: string;
      step?: string;
    } = {},
  ) => (
    <Field label={t(`training.${name}`)}>
      {(id) => (
        <TextInput
          id={id}
          type={type}
          {...over}
          value={draft[name]}
          onText={(text) => change({ [name]: text })}
        />
      )}
    </Field>
  );
  return (
    <div className={styles.pair}>
      <Field label={t('training.kind')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('training.kind')}
            value={draft.kind}
            choices={kinds}
            onChange={(kind) => change({ kind: kind as SessionKind })}
          />
        )}
      </Field>
      {input('heldOn', 'date', { required: true })}
      {input('startsAt', 'time', { required: true })}
      {input('hours', 'number', { required: true, min: '0.5', max: '24', step: '0.5' })}
      {input('place', 'text', { maxLength: 120 })}
    </div>
  );
}
