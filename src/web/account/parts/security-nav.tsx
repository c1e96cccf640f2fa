/** 账号、待确认、安全策略、单点登录 side by side, as far as the role may open them. */
import { useTranslation } from 'react-i18next';
import { useArea } from '../../shared/areas.ts';
import { SubNav } from '../../shared/sub-nav.tsx';

export function SecurityNav() {
  const { t } = useTranslation();
  return <SubNav label={t('app.nav.security')} pages={useArea('security')} />;
}
