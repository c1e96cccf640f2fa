/** The tree of units from the reader's own downwards; a branch is read when it is opened. */
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outletLevel } from '../../../domain/organisation/model.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatCount } from '../../shared/figures.ts';
import { Loading } from '../../shared/loading.tsx';
import { useSession } from '../../shared/session.ts';
import { UnitLink } from '../../shared/values.tsx';
import { childrenQuery } from '../api.ts';
import { levelName } from './units-table.tsx';
import './unit-tree.css';

type Node = { id: number; code: string; name: string; level: string; outlets?: number };

export function UnitTree() {
  const { t } = useTranslation();
  const session = useSession();
  if (!session) return null;
  return (
    <div className="mc-card">
      <ul className="mc-tree" aria-label={t('organisation.tree')}>
        <Branch unit={session.active.unit} startsOpen />
      </ul>
    </div>
  );
}

function Branch({ unit, startsOpen = false }: { unit: Node; startsOpen?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(startsOpen);
  const isLeaf = unit.level === outletLevel;
  return (
    <li>
      <div className="mc-tree-row">
        {isLeaf ? (
          <span className="mc-tree-leaf" />
        ) : (
          <button
            type="button"
            className="mc-tool"
            aria-expanded={open}
            aria-label={t(open ? 'organisation.foldUnit' : 'organisation.openUnit', {
              unit: unit.name,
            })}
            onClick={() => setOpen(!open)}
          >
            {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
          </button>
        )}
        <UnitLink unit={unit} />
        <span className="mc-quiet mc-figure mc-desk-only">{unit.code}</span>
        <span className="mc-quiet">{levelName(t, unit.level)}</span>
        {!isLeaf && unit.outlets !== undefined && (
          <span className="mc-quiet mc-figure">
            {t('organisation.outletsOf', { n: formatCount(unit.outlets) })}
          </span>
        )}
      </div>
      {open && <Children of={unit} />}
    </li>
  );
}

function Children({ of }: { of: Node }) {
  const { t } = useTranslation();
  const found = useQuery(childrenQuery(of.id));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { rows, total } = found.data;
  if (total === 0) return <p className="mc-quiet mc-tree-none">{t('organisation.noChildren')}</p>;
  return (
    <ul>
      {rows.map((unit) => (
        <Branch key={unit.id} unit={unit} />
      ))}
      {total > rows.length && (
        <li className="mc-tree-none">
          <Link to="/organisation/units/$unitId" params={{ unitId: String(of.id) }}>
            {t('organisation.allOf', { n: formatCount(total) })}
          </Link>
        </li>
      )}
    </ul>
  );
}
