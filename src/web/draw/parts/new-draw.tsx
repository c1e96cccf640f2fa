/** A new draw: what it is for, what it is called, and whether anybody may know of it. */
import { PlusOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { purposes, type Purpose } from '../../../domain/draw/index.ts';
import { Check, Radios } from '../../shared/choices.tsx';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { useCreate } from '../api.ts';

const FormDialog = lazy(() =>
  import('../../shared/form-dialog.tsx').then((module) => ({ default: module.FormDialog })),
);

/** `from`: an earlier draw whose decisions are taken over. */
export function NewDraw({ from }: { from?: { id: number; name: string; purpose: Purpose } }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type={from ? 'default' : 'primary'}
        icon={from ? undefined : <PlusOutlined aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t(from ? 'draw.again' : 'draw.add')}
      </Button>
      {open && (
        <Suspense>
          <Form from={from} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

type Props = { from?: { id: number; name: string; purpose: Purpose }; onClose: () => void };

function Form({ from, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreate();
  const [name, setName] = useState(from?.name ?? '');
  const [purpose, setPurpose] = useState<Purpose>(from?.purpose ?? 'outlets');
  const [covert, setCovert] = useState(true);
  const send = async () => {
    const { id } = await create.mutateAsync({ name, purpose, covert, fromId: from?.id });
    onClose();
    await navigate({ to: '/draws/$drawId', params: { drawId: String(id) } });
  };
  return (
    <FormDialog
      title={t(from ? 'draw.again' : 'draw.add')}
      submitText={t('draw.create')}
      onSubmit={send}
      onClose={onClose}
      ready={name.trim() !== ''}
    >
      <Field label={t('draw.name')} hint={t('draw.nameHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            value={name}
            maxLength={120}
            required
            autoFocus
            onText={setName}
          />
        )}
      </Field>
      <fieldset className="mc-choices">
        <legend>{t('draw.purposes.label')}</legend>
        <Radios
          value={purpose}
          choices={purposes.map((one) => ({ value: one, label: t(`draw.purposes.${one}`) }))}
          onChange={(value) => setPurpose(value as Purpose)}
        />
      </fieldset>
      <div>
        <Check label={t('draw.covert')} checked={covert} onChange={() => setCovert(!covert)} />
        <p className="mc-quiet mc-field-hint">{t('draw.covertHint')}</p>
      </div>
    </FormDialog>
  );
}
