// The columns of both views of 晨会: outlets by day, and records.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../shared/data-table.tsx';
import { formatCount, formatDay } from '../../shared/figures.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Day, Missing, UnitLink } from '../../shared/values.tsx';
import type { MorningDaysRow, MorningMeeting } from '../api.ts';
import { today } from './days.ts';
import styles from './training.module.css';

type Cell = MorningDaysRow['days'][number];

function DayCell({ unitId, cell }: { unitId: number; cell: Cell }) {
  const { t } = useTranslation();
  const { day, working, id, files } = cell;
  const number = Number(day.slice(8));
  // This morning may still be held: it is not missed before it is over.
  const isOpen = id === null && day === today();
  const what =
    id === null ? (working && !isOpen ? 'missed' : 'off') : files > 0 ? 'proved' : 'held';
  const words = `${formatDay(day)} ${t(`training.cells.${isOpen && working ? 'open' : what}`)}`;
  const look = `${styles.cell} ${what === 'off' ? '' : (styles[what] ?? '')}`;
  if (id === null)
    return (
      <span className={look} title={words} role="img" aria-label={words}>
        {number}
      </span>
    );
  return (
    <Link
      to="/training/mornings/$unitId/$morningId"
      params={{ unitId: String(unitId), morningId: String(id) }}
      className={look}
      title={words}
      aria-label={words}
    >
      {number}
    </Link>
  );
}

export function useDayColumns(): Column<MorningDaysRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'unit',
      title: t('training.outlet'),
      always: true,
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
    {
      key: 'missed',
      title: t('training.missed'),
      align: 'end',
      sorts: ['-missed'],
      render: (row) => (
        <span className={row.missed > 0 ? `mc-figure ${styles.wrong}` : 'mc-figure'}>
          {formatCount(row.missed)}
        </span>
      ),
    },
    {
      key: 'held',
      title: t('training.held'),
      align: 'end',
      render: (row) => (
        <span className="mc-figure">
          {formatCount(row.held)} / {formatCount(row.expected)}
        </span>
      ),
    },
    {
      key: 'days',
      title: t('training.days'),
      render: (row) => (
        <ul className={styles.strip}>
          {row.days.map((cell) => (
            <li key={cell.day}>
              <DayCell unitId={row.unit.id} cell={cell} />
            </li>
          ))}
        </ul>
      ),
    },
  ];
}

export function useMorningColumns(): Column<MorningMeeting>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'drill',
      title: t('training.drill'),
      always: true,
      render: (row) => (
        <Link
          to="/training/mornings/$unitId/$morningId"
          params={{ unitId: String(row.unit.id), morningId: String(row.id) }}
        >
          {row.itemCode && <span className="mc-quiet mc-figure">{row.itemCode} </span>}
          {row.drill}
        </Link>
      ),
    },
    {
      key: 'day',
      title: t('training.heldOn'),
      sorts: ['-day', 'day'],
      render: (row) => (
        <span className="mc-actions">
          <Day value={row.day} />
          {row.afterwards && <Tag>{t('training.afterwards')}</Tag>}
        </span>
      ),
    },
    {
      key: 'unit',
      title: t('training.outlet'),
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
    {
      key: 'people',
      title: t('training.participants'),
      align: 'end',
      render: (row) => formatCount(row.participants.length),
    },
    {
      key: 'files',
      title: t('training.evidence'),
      align: 'end',
      render: (row) => (row.files > 0 ? formatCount(row.files) : <Missing />),
    },
    {
      key: 'note',
      title: t('training.note'),
      optional: true,
      render: (row) => row.note || <Missing />,
    },
  ];
}
