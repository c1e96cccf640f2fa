// The buttons of one rectification: only what this person may do now, what cannot be undone after a question.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../domain/rectification/index.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useStage, useStep, type RectificationDetail } from '../api.ts';
import styles from './rectification.module.css';

type Props = { one: RectificationDetail };
const asked = {
  return: ['returnTitle', 'returnHint'],
  cancel: ['cancelTitle', 'cancelHint'],
  finish: ['finishTitle', 'finishHint'],
} as const;

export function Actions({ one }: Props) {
  const { t } = useTranslation();
  const hasDocument = one.kind === 'repair' || one.kind === 'drill' || one.kind === 'morning';
  return (
    <>
      {hasDocument && (
        <Button href={`/api/rectifications/${one.unit.id}/${one.id}/document.docx`}>
          {t(`rectification.document.${one.kind as 'repair' | 'drill' | 'morning'}`)}
        </Button>
      )}
      {one.can.steps.map((step) => (
        <StepButton key={step} one={one} step={step} />
      ))}
      {one.can.stage && <StageButton one={one} stage={one.can.stage} />}
    </>
  );
}

function StepButton({ one, step }: Props & { step: Step }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const take = useStep(one);
  const name = t(`rectification.steps.${step}`);
  const send = async () => {
    await take.mutateAsync({ version: one.version, step, reason });
    toast.done(t('rectification.stepDone', { step: name }));
  };
  if (step === 'start' || step === 'accept')
    return (
      <Button
        type="primary"
        loading={take.isPending}
        onClick={() => void send().catch(toast.problem)}
      >
        {name}
      </Button>
    );
  const needsReason = step !== 'finish';
  const [title, hint] = asked[step];
  return (
    <ConfirmButton
      title={t(`rectification.${title}`)}
      consequences={<p>{t(`rectification.${hint}`)}</p>}
      confirmText={name}
      danger={step === 'cancel'}
      type={step === 'finish' ? 'primary' : 'default'}
      blocked={needsReason && reason.trim() === ''}
      onConfirm={send}
      extra={needsReason && <Reason value={reason} onChange={setReason} />}
    >
      {name}
    </ConfirmButton>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <Field label={t('rectification.reason')}>
      {(id) => (
        <textarea
          id={id}
          className={styles.text}
          maxLength={2000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function StageButton({
  one,
  stage,
}: Props & { stage: NonNullable<RectificationDetail['can']['stage']> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [vendor, setVendor] = useState(one.form.vendor ?? '');
  const take = useStage(one);
  const name = t(`rectification.stages.${stage}`);
  const send = async () => {
    await take.mutateAsync({ version: one.version, stage, vendor });
    toast.done(t('rectification.stepDone', { step: name }));
    setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('rectification.stageTo', { stage: name })}
      </Button>
      {open && (
        <FormDialog
          title={t('rectification.stageTitle', { stage: name, title: one.title })}
          submitText={name}
          onSubmit={send}
          onClose={() => setOpen(false)}
        >
          <Field label={t('rectification.vendor')}>
            {(id) => <TextInput id={id} maxLength={200} value={vendor} onText={setVendor} />}
          </Field>
        </FormDialog>
      )}
    </>
  );
}
