/** 退回: the reason, and remarks on single items. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { api } from '../../shared/api.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';

type Remark = { key: string; text: string };

export function ReturnVisit({ visit, onClose }: { visit: VisitDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [remarks, setRemarks] = useState<Remark[]>([]);
  const items = visit.standard.document.modules.flatMap((module) =>
    module.projects.flatMap((project) => project.items),
  );
  const nameOf = (code: string) => items.find((item) => item.code === code)?.name ?? code;
  const send = async () => {
    const body = { reason, remarks: remarks.filter(({ text }) => text.trim() !== '') };
    await api.post(`/api/visits/${visit.unit.id}/${visit.id}/return`, { body });
    toast.done(t('visit.done.return'));
    await client.invalidateQueries();
    onClose();
  };
  const set = (key: string, text: string) =>
    setRemarks(remarks.map((one) => (one.key === key ? { key, text } : one)));
  return (
    <FormDialog
      title={t('visit.returnTitle', { unit: visit.unit.name })}
      submitText={t('visit.return')}
      onSubmit={send}
      onClose={onClose}
      ready={reason.trim() !== ''}
    >
      <Field label={t('visit.returnReason')} hint={t('visit.returnHint')}>
        {(id) => <TextInput id={id} required maxLength={1000} value={reason} onText={setReason} />}
      </Field>
      {remarks.map(({ key, text }) => (
        <Field key={key} label={t('visit.remark', { item: nameOf(key) })}>
          {(id) => <TextInput id={id} maxLength={500} value={text} onText={(to) => set(key, to)} />}
        </Field>
      ))}
      <FilterSelect
        label={t('visit.addRemark')}
        all={t('visit.addRemark')}
        value=""
        choices={items
          .filter(({ code }) => !remarks.some(({ key }) => key === code))
          .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        onChange={(key) => key && setRemarks([...remarks, { key, text: '' }])}
      />
    </FormDialog>
  );
}
