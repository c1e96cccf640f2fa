/** The pages of 检查, those of the imports included. */
import { useTranslation } from 'react-i18next';
import { SubNav } from './sub-nav.tsx';

export function InspectionNav() {
  const { t } = useTranslation();
  return (
    <SubNav
      label={t('inspection.title')}
      pages={[
        { to: '/inspections', label: t('inspection.scores') },
        { to: '/inspections/complaints', label: t('inspection.complaints') },
        { to: '/inspections/exposures', label: t('inspection.exposures') },
        { to: '/inspections/tickets', label: t('inspection.tickets') },
        { to: '/inspections/standards', label: t('inspection.standards') },
        { to: '/inspections/imports', label: t('work.imports') },
      ]}
    />
  );
}
