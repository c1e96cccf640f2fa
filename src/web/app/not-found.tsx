/** No such address. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/empty-state.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="mc-main">
      <EmptyState
        title={t('app.notFound')}
        hint={t('app.notFoundHint')}
        action={<Link to="/">{t('app.toDesk')}</Link>}
      />
    </main>
  );
}
