// When it counts as solved, and what the data say so far; and the chain of repeats it belongs to.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../shared/state-tag.tsx';
import { Day } from '../../shared/values.tsx';
import type { RectificationDetail } from '../api.ts';
import styles from './rectification.module.css';
import { percent, State } from './words.tsx';

type Props = { one: RectificationDetail };

export function Criterion({ one }: Props) {
  const { t } = useTranslation();
  const { criterion, progress } = one;
  const { accuracy } = progress;
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.criterion')}>
      <h2>{t('rectification.criterion')}</h2>
      {criterion.kind === 'clean-visits' && (
        <p>{t('rectification.byVisits', { visits: criterion.visits })}</p>
      )}
      {criterion.kind === 'complaints-below' && (
        <p>{t('rectification.byComplaints', { weeks: criterion.weeks, count: criterion.count })}</p>
      )}
      {criterion.kind === 'accepted' && <p>{t('rectification.byAcceptance')}</p>}
      {accuracy && (
        <p className="mc-quiet">
          {t('rectification.sure', {
            sensitivity: percent(accuracy.sensitivity),
            specificity: percent(accuracy.specificity),
          })}
        </p>
      )}
      {criterion.kind !== 'accepted' && <Looks one={one} />}
    </section>
  );
}

function Looks({ one }: Props) {
  const { t } = useTranslation();
  const { criterion, progress, doneAt, unit } = one;
  const isVisits = criterion.kind === 'clean-visits';
  return (
    <div className="mc-stack">
      <h3>{t('rectification.says')}</h3>
      {one.state !== 'cancelled' && doneAt === null && progress.looks.length > 0 && (
        <p className="mc-quiet">{t('rectification.saysBefore')}</p>
      )}
      {isVisits && doneAt !== null && (
        <p>{t('rectification.cleanOf', { clean: progress.clean, visits: criterion.visits })}</p>
      )}
      {progress.looks.length === 0 && <p className="mc-quiet">{t('rectification.saysNothing')}</p>}
      <ul className={styles.looks}>
        {progress.looks.map((look) => (
          <li key={look.id} className="mc-actions">
            <Tag tone={look.lost ? 'bad' : 'good'}>
              {t(
                isVisits
                  ? look.lost
                    ? 'rectification.lost'
                    : 'rectification.clean'
                  : 'rectification.counted',
              )}
            </Tag>
            {isVisits ? (
              <Link
                to="/inspections/$unitId/$inspectionId"
                params={{ unitId: String(unit.id), inspectionId: String(look.id) }}
              >
                {look.text}
              </Link>
            ) : (
              look.text
            )}
            <span className="mc-quiet">
              <Day value={look.day} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Chain({ one }: Props) {
  const { t } = useTranslation();
  if (one.chain.length < 2) return null;
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.chain')}>
      <div>
        <h2>{t('rectification.chain')}</h2>
        <p className="mc-quiet">{t('rectification.chainHint')}</p>
      </div>
      <ol className={styles.chain}>
        {one.chain.map((link) => (
          <li key={link.id}>
            <span className="mc-actions">
              {link.id === one.id ? (
                <strong>
                  {link.wave || link.title}（{t('rectification.thisOne')}）
                </strong>
              ) : (
                <Link
                  to="/rectifications/$unitId/$id"
                  params={{ unitId: String(one.unit.id), id: String(link.id) }}
                >
                  {link.wave || link.title}
                </Link>
              )}
              <State state={link.state} kind={one.kind} />
              <span className="mc-quiet">
                <Day value={link.day} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
