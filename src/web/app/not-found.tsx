/** No such address. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="mc-main">
      <section className="mc-state">
        <h1>{t('app.notFound')}</h1>
        <p>{t('app.notFoundHint')}</p>
        <Link to="/">{t('app.toDesk')}</Link>
      </section>
    </main>
  );
}
