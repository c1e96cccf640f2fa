/** The pages of 个人信息 as tabs. */
import { useTranslation } from 'react-i18next';
import { useArea } from '../../shared/areas.ts';
import { SubNav } from '../../shared/sub-nav.tsx';

export function PersonalNav() {
  const { t } = useTranslation();
  return <SubNav label={t('app.nav.personal')} pages={useArea('personal')} />;
}
