// 读法预览: choose how unclear clauses are read and see at once who gains and who loses. Writes nothing.
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Readings } from '../../../contract/plan.ts';
import type { PlanVersion } from '../../../contract/plan-version.ts';
import { PublishButton, usePlanVersion } from '../../plan/index.ts';
import { withQuery } from '../../shared/api.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { usePreview } from '../api.ts';
import { Choices } from '../parts/choices.tsx';
import { ByRule, Totals } from '../parts/effect.tsx';
import { Movers } from '../parts/movers.tsx';
import { SettleButton } from '../parts/settle-button.tsx';
import styles from '../parts/preview.module.css';

export function PreviewPage() {
  const { versionId = '' } = useParams({ strict: false });
  const { data, error, refetch } = usePlanVersion(versionId);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <PreviewView key={data.id} version={data} />;
}

/** The choices live in the address, so that a preview can be sent to the leading group. */
function useChosen(version: PlanVersion): [Readings, (chosen: Readings) => void] {
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const navigate = useNavigate();
  const choose = (chosen: Readings) =>
    void navigate({ to: '.', search: { readings: JSON.stringify(chosen) }, replace: true });
  return [{ ...version.readings, ...parse(search['readings']) }, choose];
}

function parse(text: string | undefined): Readings {
  try {
    return JSON.parse(text ?? '{}') as Readings;
  } catch {
    return {}; // A hand-made address: start from the readings in force.
  }
}

function PreviewView({ version }: { version: PlanVersion }) {
  const { t } = useTranslation();
  const [chosen, choose] = useChosen(version);
  const plan = version.document;
  return (
    <>
      <PageHeader
        title={t('settlement.title')}
        purpose={
          <>
            {t('settlement.purpose')}{' '}
            <Link
              to="/plans/$versionId"
              params={{ versionId: String(version.id) }}
              className={styles.planLink}
            >
              {plan.title}
            </Link>
          </>
        }
        actions={
          <>
            <Button
              href={withQuery('/api/settlements/preview.xlsx', {
                versionId: version.id,
                readings: JSON.stringify(chosen),
              })}
              download
              icon={<DownloadOutlined aria-hidden="true" />}
            >
              {t('settlement.export')}
            </Button>
            {version.abilities.publish && <PublishButton version={version} chosen={chosen} />}
            {version.abilities.settle && (
              <SettleButton
                planId={version.planId}
                title={plan.title}
                version={version.version}
                readings={chosen}
                label={t('settlement.settleSo')}
              />
            )}
          </>
        }
      />
      <div className={styles.layout}>
        <Choices version={version} chosen={chosen} onChange={choose} />
        <Result versionId={version.id} chosen={chosen} />
      </div>
    </>
  );
}

function Result({ versionId, chosen }: { versionId: number; chosen: Readings }) {
  const { data, error, isFetching, refetch } = usePreview(versionId, chosen);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div className={`${styles.result} ${isFetching ? styles.busy : ''}`} aria-busy={isFetching}>
      <Totals preview={data} />
      <div className={styles.details}>
        <ByRule preview={data} />
        <Movers units={data.units} all={data.gainers + data.losers} />
      </div>
    </div>
  );
}
