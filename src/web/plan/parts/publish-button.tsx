// 公布: says which readings will be minuted with the version before it becomes binding.
import { useTranslation } from 'react-i18next';
import type { Plan, Readings } from '../../../contract/plan.ts';
import type { PlanVersion } from '../../../contract/plan-version.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { toast } from '../../shared/toast.tsx';
import { usePublish } from '../api.ts';
import { readingKey, readingsOf, valueOf } from './readings-of.ts';

type Props = { version: PlanVersion; chosen: Readings };

export function PublishButton({ version, chosen }: Props) {
  const { t } = useTranslation();
  const publish = usePublish(version.id);
  const blocked = version.findings.length > 0;
  return (
    <ConfirmButton
      type="primary"
      title={t('plan.publish.title', { version: version.version })}
      confirmText={t('plan.publish.confirm')}
      blocked={blocked}
      consequences={
        blocked ? (
          <p className="mc-notice mc-notice-bad">
            {t('plan.publish.blocked', { count: version.findings.length })}
          </p>
        ) : (
          <>
            <p>{t('plan.publish.consequences')}</p>
            <Minutes plan={version.document} chosen={chosen} />
          </>
        )
      }
      onConfirm={async () => {
        await publish.mutateAsync(chosen);
        toast.done(t('plan.publish.done'));
      }}
    >
      {t('plan.publish.action')}
    </ConfirmButton>
  );
}

function Minutes({ plan, chosen }: { plan: Plan; chosen: Readings }) {
  const { t } = useTranslation();
  const lines = readingsOf(plan).flatMap(({ scope, readings }) =>
    readings.map((reading) => {
      const key = readingKey(scope, reading.id);
      const value = valueOf(reading, key, chosen);
      const label = reading.options.find((option) => option.value === value)?.label ?? value;
      return { key, label, question: reading.question, own: value !== reading.options[0]?.value };
    }),
  );
  return (
    <>
      <p>{t('plan.publish.minuted', { count: lines.length })}</p>
      <ul style={{ maxHeight: 280, overflow: 'auto' }}>
        {lines.map((line) => (
          <li key={line.key}>
            {line.key} {line.question}{' '}
            <strong>
              {line.label}
              {line.own && t('plan.publish.own')}
            </strong>
          </li>
        ))}
      </ul>
    </>
  );
}
