// 工作台: what waits for me, how the year stands, what happened; for a new bank, how to begin.
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useSession } from '../../shared/session.ts';
import { useDashboard, type Dashboard } from '../api.ts';
import { Figures } from '../parts/figures.tsx';
import { FirstSteps } from '../parts/first-steps.tsx';
import { Recent } from '../parts/recent.tsx';
import { Tasks } from '../parts/tasks.tsx';
import { Trend } from '../parts/trend.tsx';
import styles from '../parts/dashboard.module.css';

export function DashboardPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDashboard();
  const session = useSession();
  const active = session?.active;
  return (
    <>
      <PageHeader
        title={session ? t('dashboard.hello', { name: session.user.name }) : t('dashboard.title')}
        purpose={active && `${active.unit.name} · ${t(`shared.role.${active.role}`)}`}
      />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Desk dashboard={data} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Desk({ dashboard }: { dashboard: Dashboard }) {
  return (
    <div className="mc-stack">
      <FirstSteps />
      <Figures figures={dashboard.figures} />
      <div className={styles.columns}>
        <div className="mc-stack">
          <Tasks tasks={dashboard.tasks} />
          <Recent recent={dashboard.recent} />
        </div>
        {dashboard.trend.length > 0 && <Trend trend={dashboard.trend} />}
      </div>
    </div>
  );
}
