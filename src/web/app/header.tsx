/** Above every page: the role at work, running jobs, language, theme, the person. */
import { Link } from '@tanstack/react-router';
import { Wordmark } from '../shared/wordmark.tsx';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import { RoleSwitcher } from './role-switcher.tsx';
import { RunningJobs } from './running-jobs.tsx';
import { ThemeSwitch } from '../shared/theme-switch.tsx';
import { UserMenu } from './user-menu.tsx';
import { useTranslation } from 'react-i18next';

export function Header() {
  const { t } = useTranslation();
  return (
    <header className="mc-header mc-noprint">
      <Link to="/" className="mc-brand mc-header-brand" aria-label={t('app.home')}>
        <Wordmark compact />
      </Link>
      <RoleSwitcher />
      <span className="mc-grow" />
      <RunningJobs />
      <span className="mc-desk-only mc-header-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </span>
      <UserMenu />
    </header>
  );
}
