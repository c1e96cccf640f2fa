/** 设置, 工作日历 and 审计日志 stand side by side. */
import { useTranslation } from 'react-i18next';
import { useAbility } from './session.ts';
import { SubNav } from './sub-nav.tsx';

export function SettingsNav() {
  const { t } = useTranslation();
  const mayAudit = useAbility('audit.read');
  const mayReadLog = useAbility('log.read');
  const maySeeCalendar = useAbility('unit.read');
  return (
    <SubNav
      label={t('app.nav.settings')}
      pages={[
        { to: '/settings', label: t('nav.mySettings') },
        { to: '/settings/personal', label: t('nav.myPersonal') },
        ...(maySeeCalendar
          ? [{ to: '/settings/calendar', label: t('nav.calendar') } as const]
          : []),
        ...(mayAudit ? [{ to: '/settings/audit', label: t('nav.audit') } as const] : []),
        ...(mayReadLog ? [{ to: '/settings/log', label: t('nav.log') } as const] : []),
      ]}
    />
  );
}
