/** The pages of 检查, those of the imports included. */
import { useTranslation } from 'react-i18next';
import { useArea } from './areas.ts';
import { SubNav } from './sub-nav.tsx';

export function InspectionNav() {
  const { t } = useTranslation();
  return <SubNav label={t('inspection.title')} pages={useArea('inspection')} />;
  return (
    <SubNav
      label={t('app.nav.inspections')}
      pages={[
        { to: '/inspections', label: t('nav.scores') },
        { to: '/inspections/complaints', label: t('nav.complaints') },
        { to: '/inspections/exposures', label: t('nav.exposures') },
        { to: '/inspections/tickets', label: t('nav.tickets') },
        { to: '/inspections/standards', label: t('nav.standards') },
        { to: '/inspections/imports', label: t('nav.imports') },
      ]}
    />
  );
}
