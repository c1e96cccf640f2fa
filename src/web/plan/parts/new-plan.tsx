// A new plan from a YAML file, as the product ships them in plans/ or another bank sends one.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../../shared/file-button.tsx';
import { toast } from '../../shared/toast.tsx';
import { useCreatePlan } from '../api.ts';

export function NewPlan() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreatePlan();
  const send = async (file: File) =>
    create.mutate(await file.text(), {
      onError: toast.problem,
      onSuccess: ({ id }) =>
        void navigate({ to: '/plans/$versionId', params: { versionId: String(id) } }),
    });
  return (
    <FileButton
      label={t('plan.list.add')}
      accept=".yaml,.yml"
      busy={create.isPending}
      onFile={(file) => void send(file)}
    />
  );
}
