/** In plain words: what the log proves, and what not. */
import { useTranslation } from 'react-i18next';

export function About() {
  const { t } = useTranslation();
  return (
    <details className="mc-card">
      <summary>{t('log.about')}</summary>
      <p>{t('log.aboutRows')}</p>
      <p>{t('log.aboutProof')}</p>
      <p>{t('log.aboutLimits')}</p>
      <p>
        <a href="/verify/log.html" target="_blank" rel="noreferrer">
          {t('log.offline')}
        </a>
      </p>
    </details>
  );
}
