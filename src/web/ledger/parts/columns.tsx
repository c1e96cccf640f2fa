// The columns of a list of ledger lines.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Line } from '../../../contract/ledger.ts';
import type { Column } from '../../shared/data-table.tsx';
import { StateTag, Tag } from '../../shared/state-tag.tsx';
import { Amount, Day, Moment, UnitLink } from '../../shared/values.tsx';

export function useLedgerColumns(): Column<Line>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'unit',
      title: t('ledger.column.unit'),
      always: true,
      sorts: ['unit'],
      render: (line) => <UnitLink unit={line.unit} />,
    },
    {
      key: 'rule',
      title: t('ledger.column.rule'),
      sorts: ['rule'],
      render: (line) => (
        <>
          {line.ruleId} {line.ruleTitle}{' '}
          {line.reversesId !== null && <Tag tone="warning">{t('ledger.reversal')}</Tag>}
        </>
      ),
    },
    {
      key: 'when',
      title: t('ledger.column.when'),
      render: (line) =>
        [line.wave, line.phase].filter(Boolean).join(' · ') ||
        (line.happenedOn ? <Day value={line.happenedOn} /> : t('ledger.wholeYear')),
    },
    {
      key: 'amount',
      title: t('ledger.column.amount'),
      align: 'end',
      sorts: ['amount', '-amount'],
      render: (line) => <Amount value={line.amount} />,
    },
    {
      key: 'why',
      title: t('ledger.column.why'),
      always: true,
      render: (line) => (
        <Link
          to="/ledger/$unitId/$lineId"
          params={{ unitId: String(line.unit.id), lineId: String(line.id) }}
          aria-label={t('ledger.whyOf', { unit: line.unit.name, rule: line.ruleTitle })}
        >
          {t('ledger.whyLink')}
        </Link>
      ),
    },
    ...useStateColumns(),
  ];
}

/** Where a line stands and who is behind it; the last ones only on demand. */
function useStateColumns(): Column<Line>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'state',
      title: t('ledger.column.state'),
      render: (line) => <StateTag state={line.state} label={t(`ledger.state.${line.state}`)} />,
    },
    {
      key: 'kind',
      optional: true,
      title: t('ledger.column.kind'),
      render: (line) => t(`ledger.kind.${line.kind}`),
    },
    {
      key: 'payer',
      title: t('ledger.column.payer'),
      optional: true,
      render: (line) => <UnitLink unit={line.payer} />,
    },
    {
      key: 'settled',
      title: t('ledger.column.settled'),
      optional: true,
      sorts: ['-id'],
      render: (line) => (
        <>
          {line.settledBy} <Moment value={line.settledAt} />
        </>
      ),
    },
    {
      key: 'version',
      title: t('ledger.column.version'),
      optional: true,
      align: 'end',
      render: (line) => line.planVersion,
    },
  ];
}
