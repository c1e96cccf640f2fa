// One rectification: where it comes from, why, what was done, and what the data say of it.
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EvidenceList } from '../../inspection/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Score, UnitLink } from '../../shared/values.tsx';
import { useRectification, type RectificationDetail } from '../api.ts';
import { Actions } from '../parts/actions.tsx';
import { Held } from '../parts/held.tsx';
import { FulfilledBy } from '../parts/fulfilled-by.tsx';
import { History } from '../parts/history.tsx';
import { Chain, Criterion } from '../parts/verdict.tsx';
import { Work } from '../parts/work.tsx';
import { Due, Marks, State } from '../parts/words.tsx';

export function RectificationPage() {
  const { t } = useTranslation();
  const { unitId = '', id = '' } = useParams({ strict: false }) as { unitId?: string; id?: string };
  const found = useRectification(unitId, id);
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const one = found.data;
  const isErrand = one.criterion.kind === 'accepted';
  return (
    <>
      <nav className="mc-path" aria-label={t('rectification.title')}>
        <Link to="/rectifications">{t('rectification.title')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={one.title}
        purpose={`${one.unit.name} · ${t(`rectification.kinds.${one.kind}`)}`}
        actions={<Actions one={one} />}
      />
      <div className="mc-stack">
        {one.can.missing && (
          <p className="mc-notice mc-notice-warning">
            {t('rectification.missing', { detail: one.can.missing })}
          </p>
        )}
        <div className="mc-columns">
          <Facts one={one} />
          <Criterion one={one} />
        </div>
        {one.kind === 'drill' && <Held one={one} />}
        {!isErrand && <Work key={one.version} one={one} />}
        <EvidenceList
          title={t('rectification.evidence')}
          factKind="rectification"
          unitId={unitId}
          factId={id}
          evidence={one.evidence}
          mayAdd={one.can.addEvidence}
        />
        <Chain one={one} />
        {one.sourceEvidence.length > 0 && (
          <EvidenceList
            title={t('rectification.sourceEvidence')}
            factKind="rectification"
            unitId={unitId}
            factId={id}
            evidence={one.sourceEvidence}
            mayAdd={false}
          />
        )}
        <History entries={one.history} />
      </div>
    </>
  );
}

function Facts({ one }: { one: RectificationDetail }) {
  const { t } = useTranslation();
  const { source, form } = one;
  const rows: [string, React.ReactNode][] = [
    [t('rectification.unit'), <UnitLink key="unit" unit={one.unit} code />],
    [t('rectification.due'), <Due key="due" at={one.dueAt} />],
    [t('rectification.owner'), one.ownerName],
    [t('rectification.points'), one.points && <Score key="points" value={one.points} />],
    [t('rectification.post'), one.post],
    [t('rectification.category'), one.category],
    [t('rectification.place'), form.place],
    [t('rectification.fault'), form.fault],
    [t('rectification.contact'), form.contact],
    [t('rectification.vendor'), form.vendor],
    [t('rectification.urgency'), form.urgency && t(`rectification.${form.urgency}`)],
    [t('rectification.note'), form.note],
  ];
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.source')}>
      <span className="mc-actions">
        <State state={one.state} kind={one.kind} />
        <Marks row={one} />
      </span>
      {source.text && (
        <p>
          {source.text}{' '}
          {source.kind === 'inspection' && (
            <Link
              to="/inspections/$unitId/$inspectionId"
              params={{ unitId: String(one.unit.id), inspectionId: String(source.id) }}
            >
              {t('rectification.toInspection')}
            </Link>
          )}
        </p>
      )}
      <FulfilledBy one={one} />
      <dl className="mc-facts">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name}-value`}>{value}</dd>,
          ])}
      </dl>
      {one.told.length > 0 && (
        <p className="mc-quiet">
          {t('rectification.told', {
            roles: one.told.map((role) => t(`shared.role.${role}`)).join('、'),
          })}
        </p>
      )}
    </section>
  );
}
