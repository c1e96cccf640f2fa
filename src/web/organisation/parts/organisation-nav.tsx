/** 机构 and 人员 side by side, for those who may see people. */
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../shared/session.ts';
import { SubNav } from '../../shared/sub-nav.tsx';

export function OrganisationNav() {
  const { t } = useTranslation();
  if (!useAbility('person.read')) return null;
  return (
    <SubNav
      label={t('organisation.title')}
      pages={[
        { to: '/organisation', label: t('organisation.units') },
        { to: '/organisation/people', label: t('organisation.people') },
      ]}
    />
  );
}
