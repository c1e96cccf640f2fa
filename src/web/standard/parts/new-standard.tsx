/** A new standard: from a workbook, from one of the shipped ones, or empty. */
import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  templateKeys,
  templates,
  type StandardDocument,
  type TemplateKey,
} from '../../../domain/standard/index.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { useCreateStandard } from '../api.ts';

export function NewStandard() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Link to="/standards/import">
        <Button icon={<UploadOutlined aria-hidden="true" />} tabIndex={-1}>
          {t('standard.new.import')}
        </Button>
      </Link>
      <Button
        type="primary"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('standard.new.action')}
      </Button>
      {open && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

const isTemplate = (key: string): key is TemplateKey => key in templates;

/** Modules whose points are a proposal. */
const assumedIn = ({ modules }: StandardDocument) =>
  modules.filter((module) => module.assumed).length;

function Dialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateStandard();
  const [key, setKey] = useState<string>('mystery');
  const [name, setName] = useState<string>(templates.mystery.title);
  const assumed = isTemplate(key) ? assumedIn(templates[key]) : 0;
  const choose = (next: string) => {
    // A name that came with a template goes with it; a typed one stays.
    if (!isTemplate(key) ? name === '' : name === templates[key].title) {
      setName(isTemplate(next) ? templates[next].title : '');
    }
    setKey(next);
  };
  const submit = async () => {
    const from = isTemplate(key)
      ? ({ kind: 'template', key } as const)
      : ({ kind: 'empty' } as const);
    const { id } = await create.mutateAsync({ name, from });
    await navigate({ to: '/standards/$standardId/edit', params: { standardId: String(id) } });
  };
  return (
    <FormDialog
      title={t('standard.new.action')}
      submitText={t('standard.new.create')}
      onSubmit={submit}
      onClose={onClose}
      ready={name.trim() !== ''}
    >
      <Field
        label={t('standard.new.from')}
        hint={assumed > 0 ? t('standard.new.assumed', { n: assumed }) : undefined}
      >
        {(id) => (
          <FilterSelect
            id={id}
            label={t('standard.new.from')}
            value={key}
            choices={[
              ...templateKeys.map((one) => ({ value: one, label: t(`standard.template.${one}`) })),
              { value: 'empty', label: t('standard.new.empty') },
            ]}
            onChange={choose}
          />
        )}
      </Field>
      <Field label={t('standard.new.name')}>
        {(id) => <TextInput id={id} value={name} onText={setName} required maxLength={120} />}
      </Field>
    </FormDialog>
  );
}
