/** Sending a form, apart from the dialog so that sign-in loads no dialog. */
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from './api.ts';

/** Busy while under way, and the refusal's words when there is one. */
export function useSubmit(send: () => Promise<unknown>) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal('');
    send()
      .catch((error: unknown) =>
        setRefusal(error instanceof ApiProblem ? error.message : t('shared.error.unexpected')),
      )
      .finally(() => setBusy(false));
  };
  return { busy, refusal, submit };
}

export function Refusal({ text }: { text: string }) {
  if (!text) return null;
  return (
    <p role="alert" className="mc-notice mc-notice-bad">
      {text}
    </p>
  );
}
