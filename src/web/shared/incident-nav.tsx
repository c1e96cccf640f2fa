/** 投诉, 曝光 and 现场处罚: what happened outside of checks. */
import { useTranslation } from 'react-i18next';
import { useArea } from './areas.ts';
import { SubNav } from './sub-nav.tsx';

export function IncidentNav() {
  const { t } = useTranslation();
  return <SubNav label={t('app.nav.incidents')} pages={useArea('incident')} />;
}
