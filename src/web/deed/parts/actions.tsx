// What may be done with a good deed: confirm, return with a reason, word it anew and report it again.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useStep, type DeedDetail } from '../api.ts';
import { EditForm } from './form.tsx';

export function Actions({ one }: { one: DeedDetail }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const [reason, setReason] = useState('');
  const take = useStep(one);
  const { version, can } = one;
  const send = (step: 'confirm' | 'return' | 'report') =>
    take.mutateAsync({ version, step, reason }).then(() => toast.done(t(`deed.done.${step}`)));
  return (
    <>
      {can.edit && <Button onClick={() => setEditing(true)}>{t('shared.action.edit')}</Button>}
      {can.steps.includes('return') && (
        <ConfirmButton
          title={t('deed.returnTitle')}
          consequences={<p>{t('deed.returnConsequence')}</p>}
          confirmText={t('deed.return')}
          blocked={reason.trim() === ''}
          onConfirm={() => send('return')}
          extra={
            <Field label={t('deed.reason')}>
              {(id) => <TextInput id={id} maxLength={500} value={reason} onText={setReason} />}
            </Field>
          }
        >
          {t('deed.return')}
        </ConfirmButton>
      )}
      {can.steps.includes('confirm') && (
        <Button
          type="primary"
          loading={take.isPending}
          onClick={() => void send('confirm').catch(toast.problem)}
        >
          {t('deed.confirm')}
        </Button>
      )}
      {can.steps.includes('report') && (
        <Button
          type="primary"
          loading={take.isPending}
          onClick={() => void send('report').catch(toast.problem)}
        >
          {t('deed.reportAgain')}
        </Button>
      )}
      {editing && <EditForm one={one} onClose={() => setEditing(false)} />}
    </>
  );
}
