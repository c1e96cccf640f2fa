// 一张现场处罚单: what happened, what it comes to by which clause, what the person must do, evidence.
import { Button } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppealsOf } from '../../appeal/index.ts';
import { EvidenceList } from '../../inspection/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Amount, Day, Missing, Moment, Score, UnitLink } from '../../shared/values.tsx';
import { ticketQuery, type TicketDetail } from '../api.ts';
import styles from '../parts/ticket.module.css';

export function TicketPage() {
  const { t } = useTranslation();
  const { unitId = '', ticketId = '' } = useParams({ strict: false });
  const found = useQuery(ticketQuery(unitId, ticketId));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const ticket = found.data;
  return (
    <>
      <nav className="mc-path" aria-label={t('ticket.list')}>
        <Link to="/tickets">{t('ticket.list')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={`${ticket.unit.name} · ${ticket.clause}`}
        purpose={ticket.rule?.title}
        actions={
          <>
            <Button href={`/api/tickets/${unitId}/${ticketId}/notice.docx`} download>
              {t('ticket.notice')}
            </Button>
            <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
              {t('ticket.print')}
            </Button>
          </>
        }
      />
      <div className="mc-stack">
        <Facts ticket={ticket} />
        <AppealsOf kind="ticket" unitId={unitId} id={ticketId} />
        <EvidenceList
          factKind="ticket"
          unitId={unitId}
          factId={ticketId}
          evidence={ticket.evidence}
          mayAdd={ticket.abilities.addEvidence}
        />
      </div>
    </>
  );
}

/** The thing it names, and whether a replacement had been asked for when it was written. */
function ThingFact({ thing }: { thing: NonNullable<TicketDetail['thing']> }) {
  const { t } = useTranslation();
  const { code, name, place, before, after } = thing;
  return (
    <span>
      {[code, name, place].filter(Boolean).join(' · ')}
      <br />
      {before ? (
        <>
          {t('ticket.askedBefore')} <Moment value={before} />
        </>
      ) : (
        t('ticket.notAsked')
      )}
      {after && (
        <>
          {' '}
          {t('ticket.askedAfter')} <Moment value={after} />
        </>
      )}
    </span>
  );
}

function Facts({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const signature = ticket.signature as 'signed' | 'refused' | 'absent' | '';
  const facts: [string, ReactNode][] = [
    [t('ticket.outlet'), <UnitLink key="unit" unit={ticket.unit} code />],
    [t('ticket.day'), <Day key="day" value={ticket.happenedOn} />],
    [t('ticket.offender'), ticket.offender || <Missing key="none" />],
    [t('ticket.reason'), ticket.reason || <Missing key="none" />],
    ...(ticket.thing
      ? [[t('ticket.thing'), <ThingFact key="thing" thing={ticket.thing} />] as [string, ReactNode]]
      : []),
    [t('ticket.times'), ticket.times],
    ...(ticket.points
      ? [[t('ticket.points'), <Score key="points" value={ticket.points} />] as [string, ReactNode]]
      : []),
    [t('ticket.earlier'), t('ticket.earlierCount', { n: ticket.earlier })],
    [
      t('ticket.order'),
      ticket.order === 'none' ? <Missing key="none" /> : t(`ticket.orders.${ticket.order}`),
    ],
    [
      t('ticket.signature'),
      signature ? t(`ticket.signatures.${signature}`) : <Missing key="none" />,
    ],
    [
      t('ticket.issuer'),
      ticket.issuerName ? (
        <span key="by">
          {ticket.issuerName} · <Moment value={ticket.createdAt} />
        </span>
      ) : (
        t('ticket.imported')
      ),
    ],
  ];
  return (
    <section className="mc-card mc-stack" aria-label={t('ticket.facts')}>
      <p className="mc-big">
        {t('ticket.comesTo')} {ticket.charge ? <Amount value={ticket.charge} /> : <Missing />}
      </p>
      {ticket.rule && (
        <blockquote className={styles.clause}>
          {ticket.rule.text}
          <p className="mc-quiet">{ticket.rule.clauseNo}</p>
        </blockquote>
      )}
      <dl className="mc-facts">
        {facts.map(([term, value]) => (
          <div key={term} className={styles.fact}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
