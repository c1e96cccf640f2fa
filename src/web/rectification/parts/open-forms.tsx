// Opening by hand: a repair, a problem, a notice to outlets below their target.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { useAbility, useSession } from '../../shared/session.ts';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { useOpen, useRepair } from '../api.ts';
import { DrillForm } from './drill-form.tsx';
import styles from './rectification.module.css';

type FormProps = { onClose: () => void };
/** The outlet of a head is the own one; others choose. */
function useOutlet() {
  const unit = useSession()?.active.unit;
  const [outlet, setOutlet] = useState<UnitRef | null>(unit && unit.level === '网点' ? unit : null);
  return { outlet, setOutlet };
}

function OutletField({
  value,
  onChange,
}: {
  value: UnitRef | null;
  onChange: (unit: UnitRef | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <Field label={t('rectification.unit')}>
      {(id) => (
        <UnitPicker
          id={id}
          label={t('rectification.unit')}
          level="网点"
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function RepairForm({ onClose }: FormProps) {
  const { t } = useTranslation();
  const { outlet, setOutlet } = useOutlet();
  const [draft, setDraft] = useState({
    device: '',
    place: '',
    fault: '',
    contact: '',
    urgency: 'normal' as 'normal' | 'urgent',
  });
  const repair = useRepair();
  const change = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const submit = async () => {
    await repair.mutateAsync({ ...draft, unitId: outlet!.id });
    toast.done(t('rectification.saved'));
    onClose();
  };
  const line = (name: 'device' | 'place' | 'contact', required = false) => (
    <Field label={t(`rectification.${name}`)}>
      {(id) => (
        <TextInput
          id={id}
          maxLength={200}
          required={required}
          value={draft[name]}
          onText={(text) => change({ [name]: text })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={t('rectification.repairTitle')}
      submitText={t('rectification.send')}
      ready={outlet !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <OutletField value={outlet} onChange={setOutlet} />
      {line('device', true)}
      {line('place')}
      <Field label={t('rectification.fault')}>
        {(id) => (
          <textarea
            id={id}
            required
            maxLength={2000}
            className={styles.text}
            value={draft.fault}
            onChange={(event) => change({ fault: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('rectification.urgency')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('rectification.urgency')}
            value={draft.urgency}
            choices={(['normal', 'urgent'] as const).map((value) => ({
              value,
              label: t(`rectification.${value}`),
            }))}
            onChange={(value) => change({ urgency: value as 'normal' | 'urgent' })}
          />
        )}
      </Field>
      {line('contact')}
    </FormDialog>
  );
}

function ProblemForm({ onClose }: FormProps) {
  const { t } = useTranslation();
  const { outlet, setOutlet } = useOutlet();
  const [title, setTitle] = useState('');
  const [itemCode, setItemCode] = useState('');
  const open = useOpen();
  const submit = async () => {
    await open.mutateAsync({ unitId: outlet!.id, title, itemCode });
    toast.done(t('rectification.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={t('rectification.problemTitle')}
      submitText={t('rectification.send')}
      ready={outlet !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <OutletField value={outlet} onChange={setOutlet} />
      <Field label={t('rectification.problemName')}>
        {(id) => <TextInput id={id} required maxLength={200} value={title} onText={setTitle} />}
      </Field>
      <Field label={t('rectification.item')} hint={t('rectification.itemHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            maxLength={40}
            value={itemCode}
            onText={setItemCode}
          />
        )}
      </Field>
    </FormDialog>
  );
}

const forms = { repair: RepairForm, problem: ProblemForm, drill: DrillForm };

export function OpenButtons() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<keyof typeof forms | null>(null);
  const mayEdit = useAbility('rectification.edit');
  const mayVerify = useAbility('rectification.verify');
  const Form = open && forms[open];
  if (!mayEdit) return null;
  return (
    <>
      <Button onClick={() => setOpen('repair')}>{t('rectification.newRepair')}</Button>
      <Button onClick={() => setOpen('problem')}>{t('rectification.newProblem')}</Button>
      {mayVerify && (
        <Button type="primary" onClick={() => setOpen('drill')}>
          {t('rectification.newDrill')}
        </Button>
      )}
      {Form && <Form onClose={() => setOpen(null)} />}
    </>
  );
}
