// 整改设置 of the unit in use, with what the chosen number of visits is worth; and the own calendar feed.
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useSession } from '../../shared/session.ts';
import { useSettings } from '../api.ts';
import { Feed } from '../parts/feed.tsx';
import { RectificationNav } from '../parts/nav.tsx';
import { SettingsForm } from '../parts/settings-form.tsx';

export function RectificationSettingsPage() {
  const { t } = useTranslation();
  const unitId = useSession()!.active.unit.id;
  const found = useSettings(unitId);
  return (
    <>
      <PageHeader title={t('rectification.settings')} purpose={t('rectification.settingsPurpose')}>
        <RectificationNav />
      </PageHeader>
      <div className="mc-stack">
        {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
        {!found.data && !found.error && <Loading />}
        {found.data && (
          <SettingsForm
            key={`${found.data.from?.id} ${found.data.version}`}
            unitId={unitId}
            held={found.data}
          />
        )}
        <Feed />
      </div>
    </>
  );
}
