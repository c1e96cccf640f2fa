/** Answering a request for a recording: a file, a link, or why there is none. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '../../../contract/visit-desk.ts';
import { api, upload } from '../../shared/api.ts';
import { Radios } from '../../shared/choices.tsx';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { slotText } from './clip-file.tsx';

type How = 'provideFile' | 'provideLink' | 'refuse';
const ways: How[] = ['provideFile', 'provideLink', 'refuse'];

export function AnswerClip({ clip, onClose }: { clip: Clip; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [how, setHow] = useState<How>('provideFile');
  const [file, setFile] = useState<File | null>(null);
  const [link, setLink] = useState('');
  const [text, setText] = useState('');
  const path = `/api/clips/${clip.unit.id}/${clip.id}`;
  const send = async () => {
    if (how === 'provideFile' && file) await upload(`${path}/file`, file);
    if (how === 'provideLink') await api.post(`${path}/link`, { body: { link, note: text } });
    if (how === 'refuse') await api.post(`${path}/refuse`, { body: { reason: text } });
    toast.done(t(how === 'refuse' ? 'round.clip.refused' : 'round.clip.sent'));
    await client.invalidateQueries();
    onClose();
  };
  const ready =
    how === 'provideFile' ? file !== null : how === 'refuse' ? text.trim() !== '' : true;
  return (
    <FormDialog
      title={`${clip.unit.name} · ${slotText(clip)}`}
      submitText={t('round.clip.send')}
      onSubmit={send}
      onClose={onClose}
      ready={ready}
    >
      <div role="radiogroup" aria-label={t('round.clip.how')} className="mc-actions">
        <Radios
          value={how}
          choices={ways.map((one) => ({ value: one, label: t(`round.clip.${one}`) }))}
          onChange={(one) => setHow(one as How)}
        />
      </div>
      {how === 'provideFile' && (
        <Field label={t('round.clip.file')} hint={t('round.clip.fileHint')}>
          {(id) => (
            <input
              id={id}
              type="file"
              accept="video/mp4,image/*"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
      )}
      {how === 'provideLink' && (
        <Field label={t('round.clip.link')} hint={t('round.clip.linkHint')}>
          {(id) => <TextInput id={id} type="url" required value={link} onText={setLink} />}
        </Field>
      )}
      {how !== 'provideFile' && (
        <Field label={t(how === 'refuse' ? 'round.clip.reason' : 'round.clip.note')}>
          {(id) => (
            <TextInput
              id={id}
              required={how === 'refuse'}
              value={text}
              maxLength={500}
              onText={setText}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
