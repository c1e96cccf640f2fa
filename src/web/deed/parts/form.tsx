// Reporting a good deed, and wording one anew: when, who, what happened.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerNumbers } from '../../shared/customer-numbers.tsx';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { useSession } from '../../shared/session.ts';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useEdit, useReport, type DeedDetail, type Words } from '../api.ts';

type FormProps = { onClose: () => void };
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

function Fields({ words, change }: { words: Words; change: (patch: Partial<Words>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('deed.day')}>
        {(id) => (
          <TextInput
            id={id}
            type="date"
            required
            max={today()}
            value={words.happenedOn}
            onText={(happenedOn) => change({ happenedOn })}
          />
        )}
      </Field>
      <Field label={t('deed.person')} hint={t('deed.personHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            maxLength={40}
            value={words.person}
            onText={(person) => change({ person })}
          />
        )}
      </Field>
      <Field label={t('deed.name')}>
        {(id) => (
          <TextInput
            id={id}
            required
            maxLength={80}
            value={words.title}
            onText={(title) => change({ title })}
          />
        )}
      </Field>
      <Field label={t('deed.story')} hint={t('deed.storyHint')}>
        {(id, hint) => (
          <textarea
            id={id}
            aria-describedby={hint}
            className="mc-input"
            required
            rows={5}
            maxLength={2000}
            value={words.story}
            onChange={(event) => change({ story: event.target.value })}
          />
        )}
      </Field>
      <CustomerNumbers text={words.story} />
    </>
  );
}

/** Only at the own outlet; evidence is added on the page it leads to. */
export function ReportForm({ onClose }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const unitId = useSession()?.active.unit.id ?? 0;
  const [words, setWords] = useState<Words>({
    happenedOn: today(),
    person: '',
    title: '',
    story: '',
  });
  const report = useReport();
  const submit = async () => {
    const { id } = await report.mutateAsync({ ...words, unitId });
    toast.done(t('deed.reported'));
    await navigate({
      to: '/deeds/$unitId/$deedId',
      params: { unitId: String(unitId), deedId: String(id) },
    });
  };
  return (
    <FormDialog
      title={t('deed.report')}
      submitText={t('deed.send')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields words={words} change={(patch) => setWords({ ...words, ...patch })} />
    </FormDialog>
  );
}

export function EditForm({ one, onClose }: FormProps & { one: DeedDetail }) {
  const { t } = useTranslation();
  const { happenedOn, person, title, story, version } = one;
  const [words, setWords] = useState<Words>({ happenedOn, person, title, story });
  const edit = useEdit(one);
  const submit = async () => {
    await edit.mutateAsync({ ...words, version });
    toast.done(t('deed.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={t('deed.editTitle')}
      submitText={t('shared.action.save')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields words={words} change={(patch) => setWords({ ...words, ...patch })} />
    </FormDialog>
  );
}
