/** The frame of the pages seen without a session: wordmark, what the product does, one card. */
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../shared/language-switch.tsx';
import { ThemeSwitch } from '../../shared/theme-switch.tsx';
import { Wordmark } from '../../shared/wordmark.tsx';
import './front.css';

export function Front({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <div className="mc-front">
      <div className="mc-front-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className="mc-front-main">
        <Wordmark />
        <p className="mc-quiet">{t('app.tagline')}</p>
        <section className="mc-card mc-stack">
          <h1>{title}</h1>
          {children}
        </section>
      </main>
    </div>
  );
}
