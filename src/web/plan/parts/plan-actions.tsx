// What may be done with this version, as the server allows it.
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Readings } from '../../../contract/plan.ts';
import type { PlanVersion } from '../../../contract/plan-version.ts';
import { toast } from '../../shared/toast.tsx';
import { SettleButton } from '../../settlement/index.ts';
import { useAbility } from '../../shared/session.ts';
import { useNewDraft } from '../api.ts';
import { PublishButton } from './publish-button.tsx';

type Props = { version: PlanVersion; chosen: Readings };

export function PlanActions({ version, chosen }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useNewDraft(version.id);
  const mayPreview = useAbility('settlement.preview');
  const params = { versionId: String(version.id) };
  const start = () =>
    draft.mutate(undefined, {
      onError: toast.problem,
      onSuccess: ({ id }) =>
        void navigate({ to: '/plans/$versionId/edit', params: { versionId: String(id) } }),
    });
  const { abilities } = version;
  return (
    <>
      {mayPreview && (
        <Link to="/plans/$versionId/preview" params={params}>
          <Button tabIndex={-1}>{t('plan.action.preview')}</Button>
        </Link>
      )}
      {abilities.draft && version.state !== 'draft' && (
        <Button onClick={start} loading={draft.isPending}>
          {t('plan.action.draft')}
        </Button>
      )}
      {abilities.edit && (
        <Link to="/plans/$versionId/edit" params={params}>
          <Button tabIndex={-1}>{t('plan.action.edit')}</Button>
        </Link>
      )}
      {abilities.publish && <PublishButton version={version} chosen={chosen} />}
      {abilities.settle && (
        <SettleButton
          planId={version.planId}
          title={version.document.title}
          version={version.version}
        />
      )}
    </>
  );
}
