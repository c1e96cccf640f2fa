/** 设置: what a person may change for themselves: looks, password, 动态口令, where they are signed in. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../shared/field.tsx';
import { currentLanguage, switchLanguage, type Language } from '../../shared/i18n.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { queryClient } from '../../shared/query-client.ts';
import { useSession } from '../../shared/session.ts';
import { chooseTheme, useThemeChoice, type ThemeChoice } from '../../shared/theme.ts';
import { toast } from '../../shared/toast.tsx';
import { securityQuery } from '../api.ts';
import { FactorCard } from '../parts/factor-card.tsx';
import { PasswordForm } from '../parts/password-form.tsx';
import { SessionsCard } from '../parts/sessions-card.tsx';
import '../parts/front.css';
import { SettingsNav } from '../../shared/settings-nav.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const theme = useThemeChoice();
  const security = useQuery(securityQuery);
  const speak = async (language: string) => {
    await switchLanguage(language as Language);
    await queryClient.invalidateQueries();
  };
  return (
    <>
      <PageHeader title={t('app.nav.settings')} purpose={t('access.settings.purpose')}>
        <SettingsNav />
      </PageHeader>
      <div className="mc-columns">
        <section className="mc-card mc-stack" aria-label={t('access.settings.me')}>
          <h2>{t('access.settings.me')}</h2>
          <dl className="mc-facts">
            <dt>{t('access.settings.name')}</dt>
            <dd>{session?.user.name}</dd>
            <dt>{t('access.username')}</dt>
            <dd>{session?.user.username}</dd>
            <dt>{t('access.settings.roles')}</dt>
            <dd>
              {session?.assignments.map((one) => (
                <div key={one.id}>
                  {t(`shared.role.${one.role}`)}
                  <span className="mc-quiet"> {one.unit.name}</span>
                </div>
              ))}
            </dd>
            <dt>{t('access.settings.language')}</dt>
            <dd>
              <FilterSelect
                label={t('access.settings.language')}
                value={currentLanguage()}
                choices={[
                  { value: 'zh', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
                onChange={(language) => void speak(language)}
              />
            </dd>
            <dt>{t('access.settings.theme')}</dt>
            <dd>
              <FilterSelect
                label={t('access.settings.theme')}
                value={theme}
                choices={(['system', 'light', 'dark'] as const).map((choice) => ({
                  value: choice,
                  label: t(`app.theme.${choice}`),
                }))}
                onChange={(choice) => chooseTheme(choice as ThemeChoice)}
              />
            </dd>
          </dl>
        </section>
        {security.data?.hasPassword && (
          <section className="mc-card mc-stack" aria-label={t('access.settings.password')}>
            <h2>{t('access.settings.password')}</h2>
            <PasswordForm
              rules={security.data.rules}
              onDone={() => toast.done(t('access.settings.passwordChanged'))}
            />
          </section>
        )}
        {security.data && <FactorCard factor={security.data.twoFactor} />}
        <SessionsCard />
      </div>
    </>
  );
}
