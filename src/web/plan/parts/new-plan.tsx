// A new plan from a YAML file, as the product ships them in plans/ or another bank sends one.
import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../shared/toast.tsx';
import { useCreatePlan } from '../api.ts';

export function NewPlan() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreatePlan();
  const picker = useRef<HTMLInputElement>(null);
  const send = async (file: File) =>
    create.mutate(await file.text(), {
      onError: toast.problem,
      onSuccess: ({ id }) =>
        void navigate({ to: '/plans/$versionId', params: { versionId: String(id) } }),
    });
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".yaml,.yml"
        hidden
        aria-label={t('plan.list.add')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <Button
        icon={<UploadOutlined aria-hidden="true" />}
        loading={create.isPending}
        onClick={() => picker.current?.click()}
      >
        {t('plan.list.add')}
      </Button>
    </>
  );
}
