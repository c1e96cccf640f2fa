/** 覆盖矩阵: every item × everybody on duty; what is missing keeps a remote visit from being submitted. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitCoverage } from '../../../contract/visit-desk.ts';
import { Check } from '../../shared/choices.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { coverageQuery, visitQuery } from '../api.ts';
import '../visit.css';

export function CoveragePage() {
  const { t } = useTranslation();
  const { unitId = '', visitId = '' } = useParams({ strict: false });
  const found = useQuery(coverageQuery({ unitId, visitId }));
  const visit = useQuery(visitQuery({ unitId, visitId }));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const coverage = found.data;
  const { needed, missing, postsWithoutPeople } = coverage;
  return (
    <>
      <nav className="mc-path" aria-label={t('visit.title')}>
        <Link to="/visits/$unitId/$visitId" params={{ unitId, visitId }}>
          {t('visit.title')}
        </Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={t('visit.coverage')}
        purpose={t('visit.coveragePurpose', { unit: visit.data?.unit.name ?? '…' })}
      />
      <div className="mc-stack">
        {missing === 0 ? (
          <p className="mc-notice">{t('visit.coverageFull', { needed })}</p>
        ) : (
          <p className="mc-notice mc-notice-bad" role="alert">
            {t('visit.coverageMissing', { missing, needed })}
          </p>
        )}
        {postsWithoutPeople.length > 0 && (
          <p className="mc-notice">
            {t('visit.postsWithoutPeople', { posts: postsWithoutPeople.join('、') })}
          </p>
        )}
        <Matrix coverage={coverage} />
      </div>
    </>
  );
}

const outlet = { key: '', post: '', label: '' };

function Matrix({ coverage }: { coverage: VisitCoverage }) {
  const { t } = useTranslation();
  const [onlyMissing, setOnlyMissing] = useState(false);
  const { items, people, cells } = coverage;
  const stateOf = new Map(cells.map((cell) => [`${cell.item}@${cell.person}`, cell.state]));
  const columns = [outlet, ...people];
  const lacks = (code: string) =>
    columns.some(({ key }) => stateOf.get(`${code}@${key}`) === 'missing');
  return (
    <section className="mc-card mc-stack" aria-label={t('visit.coverage')}>
      <Check
        label={t('visit.onlyMissing')}
        checked={onlyMissing}
        onChange={() => setOnlyMissing(!onlyMissing)}
      />
      <div className="mc-visit-scroll" tabIndex={0} role="region" aria-label={t('visit.coverage')}>
        <table className="mc-matrix" aria-label={t('visit.coverage')}>
          <thead>
            <tr>
              <th scope="col">{t('visit.item')}</th>
              <th scope="col">{t('visit.method')}</th>
              {columns.map(({ key, post, label }) => (
                <th key={key} scope="col">
                  {key === '' ? t('visit.outlet') : `${post} ${label}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items
              .filter(({ code }) => !onlyMissing || lacks(code))
              .map(({ code, name, methods }) => (
                <tr key={code}>
                  <th scope="row">
                    <span className="mc-quiet mc-figure">{code}</span> {name}
                  </th>
                  <td>{methods.join('')}</td>
                  {columns.map(({ key }) => (
                    <Cell key={key} state={stateOf.get(`${code}@${key}`)} />
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ state }: { state: VisitCoverage['cells'][number]['state'] | undefined }) {
  const { t } = useTranslation();
  if (!state)
    return (
      <td className="mc-cell-quiet">
        <span className="mc-sr">{t('visit.notForPerson')}</span>
      </td>
    );
  const tone = state === 'missing' || state === 'answered' ? state : 'quiet';
  return <td className={`mc-cell-${tone}`}>{t(`visit.cells.${state}`)}</td>;
}
