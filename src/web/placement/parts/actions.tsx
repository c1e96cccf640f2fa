// What may be done with one thing: ask for a replacement, say that it came, take the request back, edit, strike out.
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { useSession } from '../../shared/session.ts';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { removePlacement, useAsk, useClose, type PlacementDetail } from '../api.ts';
import { EditForm } from './form.tsx';

type Props = { one: PlacementDetail };

export function Actions({ one }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'ask' | 'edit' | null>(null);
  const close = useClose(one);
  const isOwn = useSession()?.active.unit.id === one.unit.id;
  const answer = (as: 'supplied' | 'withdrawn') =>
    close.mutateAsync(as).then(() => toast.done(t(`placement.done.${as}`)));
  return (
    <>
      {one.can.request && (
        <Button type="primary" onClick={() => setOpen('ask')}>
          {t('placement.ask')}
        </Button>
      )}
      {one.can.close && (
        <ConfirmButton
          type="primary"
          title={t('placement.supplyTitle', { name: one.name })}
          consequences={<p>{t('placement.supplyConsequence')}</p>}
          confirmText={t('placement.supply')}
          onConfirm={() => answer('supplied')}
        >
          {t('placement.supply')}
        </ConfirmButton>
      )}
      {one.can.close && isOwn && (
        <ConfirmButton
          danger
          title={t('placement.withdrawTitle', { name: one.name })}
          consequences={<p>{t('placement.withdrawConsequence')}</p>}
          confirmText={t('placement.withdraw')}
          onConfirm={() => answer('withdrawn')}
        >
          {t('placement.withdraw')}
        </ConfirmButton>
      )}
      {one.can.edit && <Button onClick={() => setOpen('edit')}>{t('shared.action.edit')}</Button>}
      {one.can.remove && <RemoveButton one={one} />}
      {open === 'ask' && <AskForm one={one} onClose={() => setOpen(null)} />}
      {open === 'edit' && <EditForm one={one} onClose={() => setOpen(null)} />}
    </>
  );
}

function AskForm({ one, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const ask = useAsk(one);
  const submit = async () => {
    await ask.mutateAsync(reason);
    toast.done(t('placement.done.asked'));
    onClose();
  };
  return (
    <FormDialog
      title={t('placement.askTitle', { name: one.name })}
      submitText={t('placement.ask')}
      ready={reason.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="mc-quiet">{t('placement.askHint')}</p>
      <Field label={t('placement.reason')}>
        {(id) => <TextInput id={id} required maxLength={300} value={reason} onText={setReason} />}
      </Field>
    </FormDialog>
  );
}

function RemoveButton({ one }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <ConfirmButton
      danger
      title={t('placement.removeTitle', { name: one.name })}
      consequences={<p>{t('placement.removeConsequence')}</p>}
      confirmText={t('placement.remove')}
      onConfirm={async () => {
        await removePlacement(one);
        toast.done(t('placement.removed'));
        await navigate({ to: '/placements' });
        await client.invalidateQueries();
      }}
    >
      {t('placement.remove')}
    </ConfirmButton>
  );
}
