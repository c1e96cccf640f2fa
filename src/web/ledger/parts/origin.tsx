// Who settled a line, when, under which version, and everything that happened to it since.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.tsx';
import { Amount, Moment } from '../../shared/values.tsx';
import type { LineFull } from '../api.ts';
import styles from './explanation.module.css';

export function Origin({ line }: { line: LineFull }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('ledger.origin.settled', { by: line.settledBy, version: line.planVersion })}{' '}
        <Moment value={line.settledAt} />
        {line.reversesId && (
          <>
            {' · '}
            <Link
              to="/ledger/$unitId/$lineId"
              params={{ unitId: String(line.unit.id), lineId: String(line.reversesId) }}
            >
              {t('ledger.origin.reverses')}
            </Link>
          </>
        )}
      </p>
      {line.history.length > 0 && (
        <ol className={styles.history}>
          {line.history.map((entry) => (
            <li key={`${entry.id}${entry.at}`}>
              <Moment value={entry.at} />{' '}
              <StateTag state={entry.state} label={t(`ledger.state.${entry.state}`)} />{' '}
              <Amount value={entry.amount} /> {entry.reason}{' '}
              {entry.id !== line.id && (
                <Link
                  to="/ledger/$unitId/$lineId"
                  params={{ unitId: String(line.unit.id), lineId: String(entry.id) }}
                >
                  {t('ledger.whyLink')}
                </Link>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
