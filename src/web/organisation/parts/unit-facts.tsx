/** A unit's place in the tree, its figures, and the ways to its results. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outletLevel } from '../../../domain/organisation/model.ts';
import { formatCount } from '../../shared/figures.ts';
import { useSession } from '../../shared/session.ts';
import { UnitLink, YesNo } from '../../shared/values.tsx';
import type { UnitDetail } from '../api.ts';

export function UnitPath({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  const own = useSession()?.active.unit.id;
  const above = unit.path.filter((one) => one.id !== unit.id);
  // What is above the reader's own unit is named, but cannot be opened.
  const firstOpen = unit.id === own ? above.length : unit.path.findIndex((one) => one.id === own);
  if (above.length === 0) return null;
  return (
    <nav className="mc-path" aria-label={t('organisation.path')}>
      {above.map((one, at) => (
        <span key={one.id}>
          {at < firstOpen ? one.name : <UnitLink unit={one} />}
          <span aria-hidden="true" className="mc-quiet">
            {' › '}
          </span>
        </span>
      ))}
    </nav>
  );
}

export function UnitFacts({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  const abilities = useSession()?.abilities ?? [];
  const isOutlet = unit.level === outletLevel;
  const search = { unitId: String(unit.id) };
  return (
    <section className="mc-card" aria-label={t('organisation.facts')}>
      <dl className="mc-facts">
        {!isOutlet && (
          <>
            <dt>{t('organisation.outlets')}</dt>
            <dd className="mc-figure">{formatCount(unit.outlets)}</dd>
          </>
        )}
        <dt>{t('organisation.peopleCount')}</dt>
        <dd className="mc-figure">{formatCount(unit.people)}</dd>
        {isOutlet && (
          <>
            <dt>{t('organisation.queueMachine')}</dt>
            <dd>
              <YesNo value={unit.queueMachine} />
            </dd>
          </>
        )}
        <dt>{t('organisation.results')}</dt>
        <dd className="mc-actions">
          {abilities.includes('fact.read') && (
            <Link to="/inspections" search={search}>
              {t('organisation.toInspections')}
            </Link>
          )}
          {abilities.includes('ledger.read') && (
            <>
              <Link to="/ledger" search={search}>
                {t('organisation.toLedger')}
              </Link>
              {isOutlet && (
                <Link to="/statements/$unitId" params={search}>
                  {t('organisation.toStatement')}
                </Link>
              )}
            </>
          )}
        </dd>
      </dl>
    </section>
  );
}
