/** 备选: opened one by one with a reason; who comes next was fixed with the commitment and known to nobody. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawDetail, DrawPick } from '../../../contract/draw.ts';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment } from '../../shared/values.tsx';
import { useOpenReserve } from '../api.ts';

const FormDialog = lazy(() =>
  import('../../shared/form-dialog.tsx').then((module) => ({ default: module.FormDialog })),
);

export function Reserves({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const left = draw.commitment!.document.reserves - draw.reserves.length;
  return (
    <section>
      <h3>{t('draw.reserve.title')}</h3>
      <p className="mc-quiet">{t('draw.reserve.left', { n: left })}</p>
      <ol className="mc-plain-list">
        {draw.reserves.map((one) => (
          <li key={one.n}>
            <span>
              {t('draw.reserve.line', {
                n: one.n,
                name: one.member.name,
                replaced: one.replaces.name,
                reason: one.reason,
              })}{' '}
              <span className="mc-quiet">
                {one.by} <Moment value={one.at} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Props = { draw: DrawDetail; pick: DrawPick; onClose: () => void };

export function OpenReserve({ draw, pick, onClose }: Props) {
  const { t } = useTranslation();
  const open = useOpenReserve(draw.id);
  const [reason, setReason] = useState('');
  const send = async () => {
    await open.mutateAsync({ replaces: pick.number, reason });
    toast.done(t('draw.reserve.done'));
    onClose();
  };
  return (
    <Suspense>
      <FormDialog
        title={t('draw.reserve.of', { name: pick.name })}
        submitText={t('draw.reserve.open')}
        ready={reason.trim() !== ''}
        onSubmit={send}
        onClose={onClose}
      >
        <p>{t('draw.reserve.consequences')}</p>
        <Field label={t('draw.reason')} hint={t('draw.reserve.reasonHint')}>
          {(id, hint) => (
            <TextInput
              id={id}
              aria-describedby={hint}
              value={reason}
              maxLength={2000}
              autoFocus
              onText={setReason}
            />
          )}
        </Field>
      </FormDialog>
    </Suspense>
  );
}
