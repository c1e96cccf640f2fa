// One placed thing: where it belongs, how it stands, and every request ever made for it.
import { Link, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Day, Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { usePlacement, type PlacementDetail, type PlacementRequest } from '../api.ts';
import { Actions } from '../parts/actions.tsx';
import { Asked, PlacementState } from '../parts/state.tsx';

export function PlacementPage() {
  const { t } = useTranslation();
  const { unitId = '', placementId = '' } = useParams({ strict: false });
  const found = usePlacement(unitId, placementId);
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const one = found.data;
  return (
    <>
      <nav className="mc-path" aria-label={t('placement.title')}>
        <Link to="/placements">{t('placement.title')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader title={`${one.code} ${one.name}`} actions={<Actions one={one} />} />
      <div className="mc-stack">
        <Facts one={one} />
        <Requests requests={one.requests} />
      </div>
    </>
  );
}

function Facts({ one }: { one: PlacementDetail }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    [t('placement.unit'), <UnitLink key="unit" unit={one.unit} code />],
    [t('placement.place'), one.place || <Missing key="none" />],
    [t('placement.quantity'), one.quantity],
    [
      t('placement.state'),
      <span key="state">
        <PlacementState state={one.state} /> <Day value={one.since} />
      </span>,
    ],
    [t('placement.request'), <Asked key="asked" row={one} />],
    [t('placement.note'), one.note || <Missing key="none" />],
    [
      t('placement.updated'),
      <span key="updated">
        {one.updatedBy} · <Moment value={one.updatedAt} />
      </span>,
    ],
  ];
  return (
    <section className="mc-card mc-stack" aria-label={t('placement.facts')}>
      {one.state !== 'present' && !one.request && (
        <p className="mc-notice mc-notice-warning">{t('placement.askInTime')}</p>
      )}
      <dl className="mc-facts">
        {facts.map(([term, value]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

const tones = { asked: 'accent', supplied: 'good', withdrawn: 'neutral' } as const;

function Requests({ requests }: { requests: readonly PlacementRequest[] }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack" aria-label={t('placement.requests')}>
      <div>
        <h2>{t('placement.requests')}</h2>
        <p className="mc-quiet">{t('placement.requestsHint')}</p>
      </div>
      {requests.length === 0 && <p>{t('placement.noRequests')}</p>}
      <ul className="mc-plain-list">
        {requests.map((one) => (
          <li key={one.id}>
            <span>
              <Tag tone={tones[one.state]}>{t(`placement.requestStates.${one.state}`)}</Tag>{' '}
              <Moment value={one.askedAt} /> {one.askedBy}：{one.reason}
              {one.closedAt && (
                <span className="mc-quiet">
                  {' '}
                  {t('placement.closed', { by: one.closedBy })} <Moment value={one.closedAt} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
