// The pages of 整改 as tabs.
import { useTranslation } from 'react-i18next';
import { useArea } from '../../shared/areas.ts';
import { SubNav } from '../../shared/sub-nav.tsx';

export function RectificationNav() {
  const { t } = useTranslation();
  return <SubNav label={t('app.nav.rectifications')} pages={useArea('rectification')} />;
}
