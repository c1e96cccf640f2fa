/** A visit at a glance. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Day, Missing, Moment, Score, UnitLink } from '../../shared/values.tsx';
import { StateOf } from './state-of.tsx';

export function Facts({ visit }: { visit: VisitDetail }) {
  const { t } = useTranslation();
  const { standard, result, conflicts, unanswered } = visit;
  return (
    <section className="mc-card" aria-label={t('visit.facts')}>
      <dl className="mc-facts">
        <dt>{t('visit.score')}</dt>
        <dd className="mc-big">
          <Score value={result?.score ?? visit.score} />
          {result && (
            <span className="mc-quiet"> {t('visit.total', { total: result.total })}</span>
          )}{' '}
          {result?.grade && <Tag tone="accent">{result.grade}</Tag>}
        </dd>
        {visit.corrected && <Corrected visit={visit} corrected={visit.corrected} />}
        <dt>{t('visit.state')}</dt>
        <dd>
          <StateOf state={visit.state} />{' '}
          {visit.overdue && <Tag tone="bad">{t('visit.overdue')}</Tag>}{' '}
          {visit.secret && <Tag tone="warning">{t('visit.secret')}</Tag>}{' '}
          {visit.secondOf !== null && <Tag>{t('visit.secondOf')}</Tag>}
        </dd>
        <dt>{t('visit.unit')}</dt>
        <dd>
          <UnitLink unit={visit.unit} code />
        </dd>
        <dt>{t('visit.inspector')}</dt>
        <dd>{visit.inspector ?? <span className="mc-quiet">{t('visit.hiddenInspector')}</span>}</dd>
        <dt>{t('visit.dueOn')}</dt>
        <dd>
          <Day value={visit.dueOn} />
        </dd>
        <dt>{t('visit.visitedOn')}</dt>
        <dd>
          <Day value={visit.visitedOn} />
        </dd>
        <dt>{t('visit.submittedAt')}</dt>
        <dd>
          <Moment value={visit.submittedAt} />
        </dd>
        <dt>{t('visit.reviewer')}</dt>
        <dd>{visit.reviewer ?? <Missing />}</dd>
      </dl>
      <p className="mc-quiet">
        {standard.name} v{standard.version}
      </p>
      {conflicts.length > 0 && (
        <p className="mc-notice mc-notice-bad">{t('visit.conflictsN', { n: conflicts.length })}</p>
      )}
      {unanswered.length > 0 && visit.state !== 'locked' && (
        <p className="mc-quiet">{t('visit.unansweredN', { n: unanswered.length })}</p>
      )}
      <Links visit={visit} />
    </section>
  );
}

/** The result as locked stays; beside it what appeals made of it. */
function Corrected(props: {
  visit: VisitDetail;
  corrected: NonNullable<VisitDetail['corrected']>;
}) {
  const { t } = useTranslation();
  const { visit, corrected } = props;
  const { score, grade, vetoed, appealIds } = corrected;
  const lifted = (visit.result?.vetoed ?? []).filter((code) => !vetoed.includes(code));
  return (
    <>
      <dt>{t('visit.corrected')}</dt>
      <dd className="mc-big">
        <Score value={score} /> {grade && <Tag tone="accent">{grade}</Tag>}{' '}
        {lifted.length > 0 && <Tag>{t('visit.lifted', { items: lifted.join('、') })}</Tag>}{' '}
        {appealIds.map((id) => (
          <Link
            key={id}
            to="/appeals/$unitId/$appealId"
            params={{ unitId: String(visit.unit.id), appealId: String(id) }}
          >
            {t('visit.byAppeal', { id })}
          </Link>
        ))}
      </dd>
    </>
  );
}

function Links({ visit }: { visit: VisitDetail }) {
  const { t } = useTranslation();
  const unitId = String(visit.unit.id);
  return (
    <p className="mc-actions">
      {visit.round && (
        <Link to="/rounds/$roundId" params={{ roundId: String(visit.round.id) }}>
          {t('visit.toRound')}
        </Link>
      )}
      {visit.inspectionId !== null && (
        <Link
          to="/inspections/$unitId/$inspectionId"
          params={{ unitId, inspectionId: String(visit.inspectionId) }}
        >
          {t('visit.toInspection')}
        </Link>
      )}
      {visit.kind === '非现场检查' && visit.answers !== null && (
        <Link to="/visits/$unitId/$visitId/coverage" params={{ unitId, visitId: String(visit.id) }}>
          {t('visit.coverage')}
        </Link>
      )}
      {visit.resultSha256 && visit.inspector !== null && (
        <a
          href={`/api/visits/${unitId}/${visit.id}/record.json`}
          download
          title={t('visit.recordHint', { sha256: visit.resultSha256 })}
        >
          {t('visit.record')}
        </a>
      )}
    </p>
  );
}
