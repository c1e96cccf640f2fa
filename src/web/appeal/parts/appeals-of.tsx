/** On the page of an inspection, ticket or ledger line: its appeals, and what may still be disputed until when. */
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../shared/session.ts';
import { useAbout, type About, type FactRef } from '../api.ts';
import { Clock } from './clock.tsx';
import { AppealState, Measured, useRemaining } from './words.tsx';

export function AppealsOf(fact: FactRef) {
  const { t } = useTranslation();
  const may = useAbility('appeal.read');
  const { data } = useAbout(fact, may);
  const remaining = useRemaining();
  if (!data || (data.appeals.length === 0 && data.open.length === 0 && data.closed !== 'late'))
    return null;
  return (
    <section className="mc-card mc-stack mc-noprint" aria-label={t('appeal.title')}>
      <div>
        <h2>{t('appeal.title')}</h2>
        {data.closed === null && data.clock && (
          <p className="mc-quiet">
            {t('appeal.mayFile')} {remaining(data.clock.dueAt)}
          </p>
        )}
        {data.closed === 'late' && <p className="mc-quiet">{t('appeal.tooLate')}</p>}
      </div>
      <Appeals about={data} />
      {data.open.length > 0 && (
        <ul className="mc-plain-list">
          {data.open.map((one) => (
            <li key={one.itemCode}>
              <span>
                {one.title} <Measured value={one.before} measure={one.measure} />
              </span>
              <Link
                to="/appeals/file"
                search={{
                  kind: fact.kind,
                  unitId: String(fact.unitId),
                  id: String(fact.id),
                  item: one.itemCode,
                }}
              >
                <Button>{t('appeal.file')}</Button>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data.clock && (data.open.length > 0 || data.closed === 'late') && (
        <Clock clock={data.clock} title={t('appeal.clock.filing')} />
      )}
    </section>
  );
}

function Appeals({ about }: { about: About }) {
  const { t } = useTranslation();
  if (about.appeals.length === 0) return null;
  return (
    <ul className="mc-plain-list">
      {about.appeals.map((one) => (
        <li key={one.id}>
          <Link
            to="/appeals/$unitId/$appealId"
            params={{ unitId: String(one.unit.id), appealId: String(one.id) }}
          >
            {one.title} · {t('appeal.nth', { n: one.instance })}
          </Link>
          <span className="mc-actions">
            <AppealState appeal={one} />
            {one.waitingName && (
              <span className="mc-quiet">{t('appeal.waitsFor', { name: one.waitingName })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
