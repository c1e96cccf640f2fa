/** 保全: what stops the sweep; placed with a reason, lifted by hand. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { retentionClasses } from '../../../domain/personal/retention.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { Moment } from '../../shared/values.tsx';
import { useHold, useLift, type RetentionAnswer } from '../api.ts';
import { TextArea } from './text-area.tsx';

type Hold = RetentionAnswer['holds'][number];
const kinds = ['all', ...retentionClasses] as const;

export function Holds({ holds, mayHold }: { holds: Hold[]; mayHold: boolean }) {
  const { t } = useTranslation();
  const lift = useLift();
  const [placing, setPlacing] = useState(false);
  return (
    <section className="mc-card mc-stack">
      <h2>{t('personal.holds')}</h2>
      <p className="mc-quiet">{t('personal.holdsHint')}</p>
      <ul className="mc-plain-list">
        {holds.map((hold) => (
          <li key={hold.id}>
            <span>
              {hold.unit.name} · {t(`personal.classes.${hold.kind}`)} · {hold.reason}{' '}
              <span className="mc-quiet">
                {hold.placedBy} <Moment value={hold.placedAt} />
              </span>
            </span>
            {mayHold && (
              <ConfirmButton
                size="small"
                title={t('personal.liftTitle')}
                consequences={<p>{t('personal.liftConsequence')}</p>}
                confirmText={t('personal.lift')}
                onConfirm={() => lift(hold.id)}
              >
                {t('personal.lift')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
      {mayHold && (
        <div className="mc-actions">
          <Button onClick={() => setPlacing(true)}>{t('personal.placeHold')}</Button>
        </div>
      )}
      {placing && <HoldForm onClose={() => setPlacing(false)} />}
    </section>
  );
}

function HoldForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const hold = useHold();
  const [unit, setUnit] = useState<UnitRef | null>(null);
  const [kind, setKind] = useState<Hold['kind']>('all');
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (!unit) return;
    await hold({ unitId: unit.id, kind, reason });
    toast.done(t('personal.holdPlaced', { unit: unit.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t('personal.placeHold')}
      submitText={t('personal.placeHold')}
      ready={unit !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('personal.unit')} hint={t('personal.holdUnitHint')}>
        {(id) => <UnitPicker id={id} label={t('personal.unit')} value={unit} onChange={setUnit} />}
      </Field>
      <Field label={t('personal.class')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('personal.class')}
            value={kind}
            choices={kinds.map((value) => ({ value, label: t(`personal.classes.${value}`) }))}
            onChange={(value) => setKind(value as Hold['kind'])}
          />
        )}
      </Field>
      <TextArea
        label={t('personal.holdReason')}
        hint={t('personal.holdReasonHint')}
        most={300}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
