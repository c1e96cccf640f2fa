/** 现场处罚单. */
import { Button } from 'antd';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../shared/data-table.tsx';
import { IncidentNav } from '../../shared/incident-nav.tsx';
import { Amount, Day, Missing, Score, UnitLink } from '../../shared/values.tsx';
import { Amounts } from '../../ticket/index.ts';
import { useYears, type Ticket } from '../api.ts';
import { useAbility } from '../../shared/session.ts';
import { FactsPage } from '../parts/facts-page.tsx';

export function TicketsPage() {
  const { t } = useTranslation();
  const mayIssue = useAbility('ticket.issue');
  const navigate = useNavigate();
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const [newest] = useYears();
  const year = search['year'] ?? newest;
  const columns: Column<Ticket>[] = [
    {
      key: 'unit',
      title: t('inspection.unit'),
      sorts: ['unit'],
      always: true,
      render: (ticket) => <UnitLink unit={ticket.unit} code />,
    },
    {
      key: 'happenedOn',
      sorts: ['-happenedOn', 'happenedOn'],
      title: t('inspection.happenedOn'),
      render: (ticket) => <Day value={ticket.happenedOn} />,
    },
    {
      key: 'offender',
      title: t('inspection.offender'),
      render: (ticket) => ticket.offender || <Missing />,
    },
    { key: 'clause', title: t('inspection.clause'), render: (ticket) => ticket.clause },
    {
      key: 'times',
      title: t('inspection.times'),
      align: 'end',
      render: (ticket) => ticket.times,
    },
    {
      key: 'points',
      title: t('inspection.points'),
      align: 'end',
      render: (ticket) => <Score value={ticket.points} />,
    },
    {
      key: 'amount',
      title: t('inspection.amount'),
      align: 'end',
      render: (ticket) => <Amount value={ticket.amount} plain />,
    },
    {
      key: 'open',
      title: t('inspection.detail'),
      render: (ticket) => (
        <Link
          to="/tickets/$unitId/$ticketId"
          params={{ unitId: String(ticket.unit.id), ticketId: String(ticket.id) }}
        >
          {t('inspection.open')}
        </Link>
      ),
    },
  ];
  return (
    <FactsPage<Ticket>
      name="tickets"
      sort="-happenedOn"
      title={t('inspection.tickets')}
      purpose={t('inspection.ticketsPurpose')}
      columns={columns}
      actions={
        mayIssue && (
          <Button type="primary" onClick={() => void navigate({ to: '/tickets/new' })}>
            {t('inspection.issueTicket')}
          </Button>
        )
      }
      nav={<IncidentNav />}
    >
      {year && <Amounts year={year} />}
    </FactsPage>
  );
}
