// The pages of 培训 as tabs.
import { useTranslation } from 'react-i18next';
import { useArea } from '../../shared/areas.ts';
import { SubNav } from '../../shared/sub-nav.tsx';

export function TrainingNav() {
  const { t } = useTranslation();
  return <SubNav label={t('app.nav.training')} pages={useArea('training')} />;
}
