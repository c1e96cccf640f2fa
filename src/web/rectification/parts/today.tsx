// What the head of an outlet has to do today: overdue, and due within a day. The first thing on a phone.
import { useTranslation } from 'react-i18next';
import { usePage } from '../api.ts';
import { Card } from './board.tsx';
import styles from './rectification.module.css';

const day = 24 * 60 * 60 * 1000;

export function Today() {
  const { t } = useTranslation();
  const page = usePage({ state: 'unfinished', sort: 'due', limit: 20 });
  if (!page.data) return null;
  const until = page.dataUpdatedAt + day;
  const due = page.data.rows.filter(({ dueAt }) => Date.parse(dueAt) <= until);
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.mine')}>
      <h2>{t('rectification.mine')}</h2>
      {due.length === 0 && <p className="mc-quiet">{t('rectification.mineNone')}</p>}
      <ul className={styles.cards}>
        {due.map((row) => (
          <li key={row.id}>
            <Card row={row} mayStart={page.data.abilities.edit && row.state === 'open'} />
          </li>
        ))}
      </ul>
    </section>
  );
}
