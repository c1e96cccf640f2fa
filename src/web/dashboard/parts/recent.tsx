// What happened lately, by whom.
import { useTranslation } from 'react-i18next';
import { Moment } from '../../shared/values.tsx';
import type { Dashboard } from '../api.ts';
import styles from './dashboard.module.css';

export function Recent({ recent }: { recent: Dashboard['recent'] }) {
  const { t } = useTranslation();
  if (recent.length === 0) return null;
  return (
    <section className="mc-card">
      <h2>{t('dashboard.recent')}</h2>
      <ol className={styles.recent}>
        {recent.map((event, index) => (
          <li key={index}>
            {event.text}
            <span className={styles.detail}>
              {event.actor} · <Moment value={event.at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
