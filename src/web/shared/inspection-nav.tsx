/** The pages of 检查, those of the imports included. */
import { useTranslation } from 'react-i18next';
import { useArea } from './areas.ts';
import { SubNav } from './sub-nav.tsx';

export function InspectionNav() {
  const { t } = useTranslation();
  return <SubNav label={t('app.nav.inspections')} pages={useArea('inspection')} />;
}
