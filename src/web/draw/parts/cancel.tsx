/** 作废: said openly, with its reason; what had been published stays. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawDetail } from '../../../contract/draw.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment } from '../../shared/values.tsx';
import { useCancel } from '../api.ts';

export function CancelButton({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const cancel = useCancel(draw.id);
  return (
    <ConfirmButton
      danger
      title={t('draw.cancel.title', { name: draw.name })}
      consequences={<p>{t('draw.cancel.consequences')}</p>}
      confirmText={t('draw.cancel.action')}
      blocked={reason.trim() === ''}
      extra={
        <Field label={t('draw.reason')}>
          {(id) => <TextInput id={id} value={reason} maxLength={2000} onText={setReason} />}
        </Field>
      }
      onConfirm={async () => {
        await cancel.mutateAsync(reason);
        toast.done(t('draw.cancel.done'));
      }}
    >
      {t('draw.cancel.action')}
    </ConfirmButton>
  );
}

export function Cancelled({ draw: { cancellation } }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  if (!cancellation) return null;
  return (
    <p className="mc-notice mc-notice-bad">
      {t('draw.cancel.was', { by: cancellation.by, reason: cancellation.reason })}{' '}
      <Moment value={cancellation.at} />
    </p>
  );
}
