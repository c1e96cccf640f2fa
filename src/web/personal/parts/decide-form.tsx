/** The answer to a request: done and what was done, or refused with reasons. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { toast } from '../../shared/toast.tsx';
import { useDecide, type DataRequest } from '../api.ts';
import { TextArea } from './text-area.tsx';

export function DecideForm({ request, onClose }: { request: DataRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const decide = useDecide(request);
  const [version] = useState(request.version);
  const [granted, setGranted] = useState(true);
  const [answer, setAnswer] = useState('');
  const submit = async () => {
    await decide({ version, granted, answer });
    toast.done(t('personal.decided'));
    onClose();
  };
  return (
    <FormDialog
      title={t('personal.decideTitle', {
        name: request.person.name,
        kind: t(`personal.kinds.${request.kind}`),
      })}
      submitText={t('personal.decide')}
      onSubmit={submit}
      onClose={onClose}
    >
      {request.reason && <p>{request.reason}</p>}
      <fieldset className="mc-field">
        <legend>{t('personal.decision')}</legend>
        {([true, false] as const).map((value) => (
          <label key={String(value)} className="mc-check">
            <input
              type="radio"
              name="granted"
              checked={granted === value}
              onChange={() => setGranted(value)}
            />
            {t(value ? 'personal.grant' : 'personal.refuse')}
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t(granted ? 'personal.whatWasDone' : 'personal.whyNot')}
        hint={t(granted ? 'personal.whatWasDoneHint' : 'personal.whyNotHint')}
        most={1000}
        value={answer}
        onChange={setAnswer}
      />
    </FormDialog>
  );
}
