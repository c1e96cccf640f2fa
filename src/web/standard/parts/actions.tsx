/** What may be done with this version, as the server allows it. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import {
  useConfirmPoints,
  useDeleteDraft,
  useNextVersion,
  usePublishStandard,
  type StandardVersion,
} from '../api.ts';

type Props = { standard: StandardVersion };

export function StandardActions({ standard }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = useNextVersion(standard.id);
  const { abilities, document, id } = standard;
  const start = () =>
    next.mutate(undefined, {
      onError: toast.problem,
      onSuccess: (made) =>
        void navigate({
          to: '/standards/$standardId/edit',
          params: { standardId: String(made.id) },
        }),
    });
  return (
    <>
      {document && (
        <Button
          href={`/api/standards/${id}/file`}
          download
          icon={<DownloadOutlined aria-hidden="true" />}
        >
          {t('standard.action.export')}
        </Button>
      )}
      {abilities.draft && (
        <Button onClick={start} loading={next.isPending}>
          {t('standard.action.next')}
        </Button>
      )}
      {abilities.edit && <DeleteButton standard={standard} />}
      {abilities.edit && (
        <Link to="/standards/$standardId/edit" params={{ standardId: String(id) }}>
          <Button tabIndex={-1}>{t('standard.action.edit')}</Button>
        </Link>
      )}
      {abilities.publish && <ConfirmPoints standard={standard} />}
      {abilities.publish && <PublishButton standard={standard} />}
    </>
  );
}

function DeleteButton({ standard }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteDraft(standard.id);
  const { name, version } = standard;
  return (
    <ConfirmButton
      danger
      title={t('standard.action.deleteTitle', { name, version })}
      consequences={<p>{t('standard.action.deleteConsequences')}</p>}
      confirmText={t('standard.action.delete')}
      onConfirm={async () => {
        await navigate({ to: '/standards' });
        await remove.mutateAsync(undefined);
        toast.done(t('standard.action.deleted'));
      }}
    >
      {t('standard.action.delete')}
    </ConfirmButton>
  );
}

/** Points that the source does not give: who confirms them sees each, and is recorded. */
function ConfirmPoints({ standard }: Props) {
  const { t } = useTranslation();
  const confirm = useConfirmPoints(standard.id);
  const { document, sha256, name } = standard;
  const assumed = document?.modules.filter((module) => module.assumed) ?? [];
  if (assumed.length === 0 || !sha256) return null;
  return (
    <ConfirmButton
      title={t('standard.action.confirmTitle', { name })}
      consequences={
        <>
          <p>{t('standard.action.confirmConsequences')}</p>
          <ul>
            {assumed.map(({ code, name: module, points, weight }) => (
              <li key={code}>
                {t('standard.action.confirmLine', { module, points })}
                {weight !== null && t('standard.action.confirmWeight', { weight })}
              </li>
            ))}
          </ul>
        </>
      }
      confirmText={t('standard.action.confirmPoints')}
      onConfirm={async () => {
        await confirm.mutateAsync(sha256);
        toast.done(t('standard.action.confirmed'));
      }}
    >
      {t('standard.action.confirmPoints')}
    </ConfirmButton>
  );
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

function PublishButton({ standard }: Props) {
  const { t } = useTranslation();
  const publish = usePublishStandard(standard.id);
  const [validFrom, setValidFrom] = useState(today);
  const errors = standard.findings.filter(({ severity }) => severity === 'error').length;
  const { name, version } = standard;
  return (
    <ConfirmButton
      type="primary"
      title={t('standard.action.publishTitle', { name, version })}
      confirmText={t('standard.action.publishConfirm')}
      blocked={errors > 0 || validFrom === ''}
      consequences={
        errors > 0 ? (
          <p className="mc-notice mc-notice-bad">
            {t('standard.action.publishBlocked', { count: errors })}
          </p>
        ) : (
          <p>{t('standard.action.publishConsequences')}</p>
        )
      }
      extra={
        errors === 0 && (
          <Field label={t('standard.action.validFrom')}>
            {(id) => <TextInput id={id} type="date" value={validFrom} onText={setValidFrom} />}
          </Field>
        )
      }
      onConfirm={async () => {
        await publish.mutateAsync(validFrom);
        toast.done(t('standard.action.published'));
      }}
    >
      {t('standard.action.publish')}
    </ConfirmButton>
  );
}
