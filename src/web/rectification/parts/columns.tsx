// The columns of the list of rectifications.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../shared/data-table.tsx';
import { Day, Missing, Score, UnitLink } from '../../shared/values.tsx';
import type { Rectification } from '../api.ts';
import { bankDay, Due, isCause, Marks, State } from './words.tsx';

export function useColumns(): Column<Rectification>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'problem',
      title: t('rectification.problem'),
      always: true,
      render: (row) => (
        <Link
          to="/rectifications/$unitId/$id"
          params={{ unitId: String(row.unit.id), id: String(row.id) }}
        >
          {row.itemCode && <span className="mc-quiet mc-figure">{row.itemCode} </span>}
          {row.title}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('rectification.unit'),
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
    {
      key: 'kind',
      title: t('rectification.kind'),
      render: (row) => t(`rectification.kinds.${row.kind}`),
    },
    {
      key: 'state',
      title: t('rectification.state'),
      sorts: ['state'],
      render: (row) => (
        <span className="mc-actions">
          <State state={row.state} kind={row.kind} />
          <Marks row={row} />
        </span>
      ),
    },
    {
      key: 'due',
      title: t('rectification.due'),
      sorts: ['due', '-due'],
      render: (row) => <Due at={row.dueAt} />,
    },
    {
      key: 'points',
      title: t('rectification.points'),
      align: 'end',
      sorts: ['-points'],
      render: (row) => <Score value={row.points} />,
    },
    ...useFurther(),
  ];
}

const dayLength = 86_400_000;
/** Days from its opening to its report of done, or until today. */
const ageOf = ({ createdAt, doneAt }: Rectification) =>
  Math.floor((Date.parse(doneAt ?? new Date().toISOString()) - Date.parse(createdAt)) / dayLength);

/** Shown on demand. */
function useFurther(): Column<Rectification>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'owner',
      title: t('rectification.owner'),
      render: (row) => row.ownerName || <Missing />,
    },
    {
      key: 'source',
      title: t('rectification.source'),
      optional: true,
      render: (row) => t(`rectification.sources.${row.sourceKind || 'other'}`),
    },
    {
      key: 'age',
      title: t('rectification.ageTitle'),
      align: 'end',
      optional: true,
      render: (row) => t('rectification.age', { n: ageOf(row) }),
    },
    {
      key: 'cause',
      title: t('rectification.cause'),
      optional: true,
      render: (row) =>
        isCause(row.causeCode) ? t(`rectification.causes.${row.causeCode}`) : <Missing />,
    },
    {
      key: 'category',
      title: t('rectification.category'),
      optional: true,
      render: (row) => row.category || <Missing />,
    },
    {
      key: 'post',
      title: t('rectification.post'),
      optional: true,
      render: (row) => row.post || <Missing />,
    },
    {
      key: 'created',
      title: t('rectification.created'),
      optional: true,
      sorts: ['-created', 'created'],
      render: (row) => <Day value={bankDay(row.createdAt)} />,
    },
  ];
}
