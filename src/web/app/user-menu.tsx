/** The person signed in: settings, and on a phone also language and theme; sign out. */
import { UserOutlined } from '@ant-design/icons';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../shared/api.ts';
import { Disclosure } from '../shared/disclosure.tsx';
import { useSession } from '../shared/session.ts';
import { toast } from '../shared/toast.tsx';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import { queryClient } from '../shared/query-client.ts';
import { ThemeSwitch } from '../shared/theme-switch.tsx';

export function UserMenu() {
  const { t } = useTranslation();
  const router = useRouter();
  const session = useSession();
  if (!session) return null;
  const signOut = async () => {
    try {
      await api.delete('/api/session');
      queryClient.clear();
      await router.navigate({ to: '/sign-in' });
    } catch (error) {
      toast.problem(error);
    }
  };
  return (
    <Disclosure
      label={t('app.userMenu', { name: session.user.name })}
      className="mc-disclosure-end"
      button={
        <>
          <UserOutlined aria-hidden="true" />
          <span className="mc-desk-only">{session.user.name}</span>
        </>
      }
    >
      <ul className="mc-menu">
        <li className="mc-menu-note">
          {session.user.name}
          <span className="mc-quiet"> {session.user.username}</span>
        </li>
        <li>
          <Link to="/settings">{t('app.nav.settings')}</Link>
        </li>
        <li className="mc-phone-only mc-menu-tools">
          <LanguageSwitch />
          <ThemeSwitch />
        </li>
        <li>
          <button type="button" onClick={() => void signOut()}>
            {t('app.signOut')}
          </button>
        </li>
      </ul>
    </Disclosure>
  );
}
