/** 投诉工单. */
import { useTranslation } from 'react-i18next';
import type { Column } from '../../shared/data-table.tsx';
import { IncidentNav } from '../../shared/incident-nav.tsx';
import { Amount, Day, UnitLink, YesNo } from '../../shared/values.tsx';
import type { Complaint } from '../api.ts';
import { FactsPage } from '../parts/facts-page.tsx';

export function ComplaintsPage() {
  const { t } = useTranslation();
  const columns: Column<Complaint>[] = [
    {
      key: 'orderNo',
      title: t('inspection.orderNo'),
      always: true,
      render: (complaint) => complaint.orderNo,
    },
    {
      key: 'unit',
      title: t('inspection.unit'),
      sorts: ['unit'],
      render: (complaint) => <UnitLink unit={complaint.unit} code />,
    },
    {
      key: 'happenedOn',
      sorts: ['-happenedOn', 'happenedOn'],
      title: t('inspection.happenedOn'),
      render: (complaint) => <Day value={complaint.happenedOn} />,
    },
    {
      key: 'justified',
      title: t('inspection.justified'),
      render: (complaint) => <YesNo value={complaint.justified} />,
    },
    {
      key: 'subjective',
      title: t('inspection.subjective'),
      render: (complaint) => <YesNo value={complaint.subjective} />,
    },
    {
      key: 'assessed',
      title: t('inspection.assessed'),
      render: (complaint) => <YesNo value={complaint.assessed} />,
    },
    {
      key: 'amount',
      title: t('inspection.amount'),
      align: 'end',
      render: (complaint) => <Amount value={complaint.amount} plain />,
    },
  ];
  return (
    <FactsPage<Complaint>
      name="complaints"
      sort="-happenedOn"
      title={t('inspection.complaints')}
      purpose={t('inspection.complaintsPurpose')}
      columns={columns}
      nav={<IncidentNav />}
    />
  );
}
