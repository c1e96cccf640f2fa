/** A page's name, its purpose in one line, and what can be done on it. Also names the browser tab. */
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { title: string; purpose?: ReactNode; actions?: ReactNode; children?: ReactNode };

export function PageHeader({ title, purpose, actions, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <header className="mc-page-header">
      <div className="mc-page-title">
        <h1>{title}</h1>
        {purpose && <p className="mc-quiet">{purpose}</p>}
      </div>
      {actions && <div className="mc-actions mc-noprint">{actions}</div>}
      {children}
    </header>
  );
}
