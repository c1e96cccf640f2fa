/** What the reader may do with the appeal now: accept, ask, reply, withdraw, go further. */
import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerNumbers } from '../../shared/customer-numbers.tsx';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { toast } from '../../shared/toast.tsx';
import { useStep, type AppealDetail } from '../api.ts';
import styles from './appeal.module.css';

type Written = { step: 'reply' | 'further' | 'ask'; of?: 'outlet' | 'issuer' };

export function Steps({ appeal }: { appeal: AppealDetail }) {
  const { t } = useTranslation();
  const { steps } = appeal;
  const step = useStep(appeal);
  const [writing, setWriting] = useState<Written | null>(null);
  const accept = () =>
    step.mutate(
      { step: 'accept' },
      { onSuccess: () => toast.done(t('appeal.accepted')), onError: toast.problem },
    );
  const withdraw = () => step.mutateAsync({ step: 'withdraw' });
  return (
    <>
      <div className="mc-actions mc-noprint">
        {steps.accept === null && (
          <Button type="primary" loading={step.isPending} onClick={accept}>
            {t(appeal.state === 'accepted' ? 'appeal.takeOver' : 'appeal.accept')}
          </Button>
        )}
        {steps.ask === null &&
          (['outlet', 'issuer'] as const).map((of) => (
            <Button key={of} onClick={() => setWriting({ step: 'ask', of })}>
              {t(`appeal.ask.${of}`)}
            </Button>
          ))}
        {steps.reply === null && (
          <Button onClick={() => setWriting({ step: 'reply' })}>{t('appeal.reply')}</Button>
        )}
        {steps.further === null && (
          <Button onClick={() => setWriting({ step: 'further' })}>{t('appeal.further')}</Button>
        )}
        {steps.withdraw === null && (
          <ConfirmButton
            danger
            title={t('appeal.withdrawTitle')}
            consequences={<p>{t('appeal.withdrawConsequence')}</p>}
            confirmText={t('appeal.withdraw')}
            onConfirm={withdraw}
          >
            {t('appeal.withdraw')}
          </ConfirmButton>
        )}
      </div>
      {(steps.accept === 'barred' || steps.accept === 'of-outlet') && steps.withdraw !== null && (
        <p className="mc-quiet">{t('appeal.barred', { forum: appeal.forum.name })}</p>
      )}
      {writing && <Writing appeal={appeal} writing={writing} onClose={() => setWriting(null)} />}
    </>
  );
}

function Writing({
  appeal,
  writing,
  onClose,
}: {
  appeal: AppealDetail;
  writing: Written;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const step = useStep(appeal);
  const [text, setText] = useState('');
  const title = writing.of
    ? t(`appeal.ask.${writing.of}`)
    : t(`appeal.${writing.step as 'reply' | 'further'}`);
  const send = async () => {
    const body = writing.step === 'further' ? { claim: text } : { text, of: writing.of };
    const made = await step.mutateAsync({ step: writing.step, body });
    onClose();
    if (writing.step === 'further' && made)
      await navigate({
        to: '/appeals/$unitId/$appealId',
        params: { unitId: String(made.unitId), appealId: String(made.id) },
      });
  };
  return (
    <FormDialog
      title={title}
      submitText={t('appeal.send')}
      onSubmit={send}
      onClose={onClose}
      ready={text.trim().length > 4 || (writing.step !== 'further' && text.trim() !== '')}
    >
      <Field label={t('appeal.text')}>
        {(id) => (
          <textarea
            id={id}
            className={`mc-input ${styles.area}`}
            required
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <CustomerNumbers text={text} />
    </FormDialog>
  );
}
