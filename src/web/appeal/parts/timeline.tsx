/** 经过: everything that happened, oldest first. */
import { useTranslation } from 'react-i18next';
import { Moment } from '../../shared/values.tsx';
import type { AppealDetail } from '../api.ts';
import styles from './appeal.module.css';

const known = [
  'file',
  'packets',
  'accept',
  'ask',
  'reply',
  'withdraw',
  'decide',
  'further',
  'lapse',
  'escalate',
] as const;
type Known = (typeof known)[number];

export function Timeline({ appeal }: { appeal: AppealDetail }) {
  const { t } = useTranslation();
  const name = (action: string) =>
    (known as readonly string[]).includes(action) ? t(`appeal.did.${action as Known}`) : action;
  return (
    <section className="mc-card mc-stack" aria-label={t('appeal.timeline')}>
      <h2>{t('appeal.timeline')}</h2>
      <ol className={styles.timeline}>
        {appeal.history.map((one) => (
          <li key={one.id}>
            <span className="mc-quiet">
              <Moment value={one.at} /> · {one.by}
            </span>
            <div>
              {name(one.action)}
              {typeof one.detail['text'] === 'string' && one.detail['text'] !== '' && (
                <span className={styles.claim}>：{one.detail['text']}</span>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
