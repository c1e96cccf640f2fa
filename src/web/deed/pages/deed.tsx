// One good deed: what happened, the evidence, who reported it, and what was said of it.
import { Link, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceList } from '../../inspection/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Day, Moment, UnitLink } from '../../shared/values.tsx';
import { useDeed, type DeedDetail } from '../api.ts';
import { Actions } from '../parts/actions.tsx';
import { DeedState } from '../parts/state.tsx';

export function DeedPage() {
  const { t } = useTranslation();
  const { unitId = '', deedId = '' } = useParams({ strict: false });
  const found = useDeed(unitId, deedId);
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const one = found.data;
  return (
    <>
      <nav className="mc-path" aria-label={t('deed.title')}>
        <Link to="/deeds">{t('deed.title')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader title={one.title} actions={<Actions one={one} />} />
      <div className="mc-stack">
        <Facts one={one} />
        <EvidenceList
          factKind="deed"
          unitId={unitId}
          factId={deedId}
          evidence={one.evidence}
          mayAdd={one.can.addEvidence}
        />
      </div>
    </>
  );
}

function Facts({ one }: { one: DeedDetail }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    [t('deed.unit'), <UnitLink key="unit" unit={one.unit} code />],
    [t('deed.day'), <Day key="day" value={one.happenedOn} />],
    [t('deed.person'), one.person || t('deed.whole')],
    [t('deed.state'), <DeedState key="state" state={one.state} />],
    [
      t('deed.reportedBy'),
      <span key="by">
        {one.reportedBy} · <Moment value={one.reportedAt} />
      </span>,
    ],
    ...(one.decidedBy
      ? [
          [
            t('deed.decidedBy'),
            <span key="decided">
              {one.decidedBy} · <Moment value={one.decidedAt} />
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
  ];
  return (
    <section className="mc-card mc-stack" aria-label={t('deed.facts')}>
      {one.state === 'returned' && (
        <p className="mc-notice mc-notice-warning">
          {t('deed.returnedFor', { reason: one.reason })}
        </p>
      )}
      <p style={{ whiteSpace: 'pre-line' }}>{one.story}</p>
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
