// 一件申诉: what is disputed, both sides, the clock, the effect, the decision, and everything that happened.
import { Button } from 'antd';
import { FileWordOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Moment, UnitLink } from '../../shared/values.tsx';
import { useAppeal, type AppealDetail } from '../api.ts';
import { Clock } from '../parts/clock.tsx';
import { DecisionForm } from '../parts/decision-form.tsx';
import { EffectView } from '../parts/effect.tsx';
import { Sides } from '../parts/sides.tsx';
import { Steps } from '../parts/steps.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { AppealState, Measured, useRemaining } from '../parts/words.tsx';
import styles from '../parts/appeal.module.css';

export function AppealPage() {
  const { t } = useTranslation();
  const { unitId = '', appealId = '' } = useParams({ strict: false });
  const found = useAppeal(unitId, appealId);
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const appeal = found.data;
  return (
    <>
      <nav className="mc-path" aria-label={t('appeal.title')}>
        <Link to="/appeals">{t('appeal.title')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={appeal.subject.title}
        purpose={`${appeal.unit.name} · ${appeal.subject.context}`}
        actions={
          appeal.decision && (
            <>
              <Button
                icon={<FileWordOutlined aria-hidden="true" />}
                href={`/api/appeals/${unitId}/${appealId}/decision.docx`}
                download
              >
                {t('appeal.document')}
              </Button>
              <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
                {t('appeal.print')}
              </Button>
            </>
          )
        }
      />
      <div className="mc-stack">
        <Standing appeal={appeal} />
        <Sides appeal={appeal} />
        {appeal.steps.decide === null && <DecisionForm key={appeal.id} appeal={appeal} />}
        <Decision appeal={appeal} />
        <Timeline appeal={appeal} />
      </div>
    </>
  );
}

/** What it is about, where it stands, whose turn it is, until when. */
function Standing({ appeal }: { appeal: AppealDetail }) {
  const { t } = useTranslation();
  const remaining = useRemaining();
  const { subject, instances } = appeal;
  const isOpen = appeal.state === 'filed' || appeal.state === 'accepted';
  return (
    <section className="mc-card mc-stack" aria-label={t('appeal.standing')}>
      <dl className="mc-facts">
        <dt>{t('appeal.stateTitle')}</dt>
        <dd className="mc-actions">
          <AppealState appeal={appeal} /> {t('appeal.nth', { n: appeal.instance })}
        </dd>
        {isOpen && (
          <>
            <dt>{t('appeal.waiting')}</dt>
            <dd>
              <strong>{appeal.waitingName}</strong> · {remaining(appeal.dueAt)}
            </dd>
          </>
        )}
        <dt>{t('appeal.disputed')}</dt>
        <dd>
          {subject.title} <Measured value={subject.before} measure={subject.measure} />
        </dd>
        <dt>{t('appeal.outlet')}</dt>
        <dd>
          <UnitLink unit={appeal.unit} code />
        </dd>
        <dt>{t('appeal.forum')}</dt>
        <dd>
          {appeal.forum.name}
          {appeal.reviewerName && ` · ${appeal.reviewerName}`}
        </dd>
        {instances.length > 1 && (
          <>
            <dt>{t('appeal.instances')}</dt>
            <dd className="mc-actions">
              {instances.map((one) => (
                <Link
                  key={one.id}
                  to="/appeals/$unitId/$appealId"
                  params={{ unitId: String(appeal.unit.id), appealId: String(one.id) }}
                >
                  {t('appeal.nth', { n: one.instance })} {t(`appeal.state.${one.state}`)}
                </Link>
              ))}
            </dd>
          </>
        )}
      </dl>
      <Clock clock={appeal.clock} title={t('appeal.clock.deciding')} />
      <Clock clock={appeal.filingClock} title={t('appeal.clock.filing')} />
      <p className="mc-quiet">
        {t(`appeal.silence.${subject.settings.silence}`)} {subject.settings.source}
      </p>
      <Steps appeal={appeal} />
    </section>
  );
}

function Decision({ appeal }: { appeal: AppealDetail }) {
  const { t } = useTranslation();
  if (!appeal.decision) return null;
  const { subject, remaining, decision } = appeal;
  return (
    <section className="mc-card mc-stack" aria-label={t('appeal.decided')}>
      <h2>
        {t('appeal.decided')}：{t(`appeal.decision.${decision}`)}
      </h2>
      <p>
        <Measured value={subject.before} measure={subject.measure} />
        {decision !== 'upheld' && (
          <>
            {' → '}
            <Measured value={remaining} measure={subject.measure} />
          </>
        )}
      </p>
      <p className={styles.claim}>{appeal.opinion}</p>
      <p className="mc-quiet">
        {appeal.forum.name} {appeal.reviewerName} <Moment value={appeal.decidedAt} />
      </p>
      {appeal.effect && decision !== 'upheld' && <EffectView effect={appeal.effect} />}
    </section>
  );
}
