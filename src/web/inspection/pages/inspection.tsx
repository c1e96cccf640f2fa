/** One visit: its score, what was deducted (repeated, key points), and the evidence. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppealsOf } from '../../appeal/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { proofPath } from '../../shared/proof-path.ts';
import { useAbility } from '../../shared/session.ts';
import { Day, Score, UnitLink } from '../../shared/values.tsx';
import { inspectionQuery } from '../api.ts';
import { Deductions } from '../parts/deductions.tsx';
import { ConfirmScores } from '../parts/unconfirmed.tsx';
import { EvidenceList } from '../parts/evidence-list.tsx';
import { kindName } from '../parts/words.ts';

export function InspectionPage() {
  const { t } = useTranslation();
  const { unitId = '', inspectionId = '' } = useParams({ strict: false });
  const mayProve = useAbility('log.read');
  const seesLedger = useAbility('ledger.read');
  const found = useQuery(inspectionQuery(unitId, inspectionId));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const visit = found.data;
  return (
    <>
      <nav className="mc-path" aria-label={t('inspection.title')}>
        <Link to="/inspections">{t('inspection.scores')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={`${visit.unit.name} · ${visit.wave}`}
        purpose={kindName(t, visit.kind)}
        actions={
          <>
            {seesLedger && (
              <Link to="/statements/$unitId" params={{ unitId }}>
                {t('inspection.toStatement')}
              </Link>
            )}
            {mayProve && (
              <a href={proofPath('inspection', `${unitId}/${inspectionId}`)} download>
                {t('shared.proof')}
              </a>
            )}
          </>
        }
      />
      <div className="mc-stack">
        <section className="mc-card" aria-label={t('inspection.facts')}>
          <dl className="mc-facts">
            <dt>{t('inspection.score')}</dt>
            <dd className="mc-big">
              <Score value={visit.score} />
            </dd>
            {visit.unconfirmed && (
              <>
                <dt>{t('inspection.unconfirmed')}</dt>
                <dd>
                  {t('inspection.unconfirmedHint')}{' '}
                  {visit.abilities.confirm && (
                    <ConfirmScores
                      which={{ wave: visit.wave, kind: visit.kind, inspectionId: visit.id }}
                      n={1}
                    />
                  )}
                </dd>
              </>
            )}
            <dt>{t('inspection.unit')}</dt>
            <dd>
              <UnitLink unit={visit.unit} code />
            </dd>
            <dt>{t('inspection.visitedOn')}</dt>
            <dd>
              <Day value={visit.visitedOn} />
            </dd>
          </dl>
        </section>
        <Deductions visit={visit} />
        <AppealsOf kind="deduction" unitId={unitId} id={inspectionId} />
        <EvidenceList
          factKind="inspection"
          unitId={unitId}
          factId={inspectionId}
          evidence={visit.evidence}
          mayAdd={visit.abilities.addEvidence}
        />
      </div>
    </>
  );
}
