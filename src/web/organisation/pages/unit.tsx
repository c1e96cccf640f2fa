/** 机构详情: where a unit stands, what is below it, who works there, and the ways to its results. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outletLevel } from '../../../domain/organisation/model.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import type { Search } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { unitQuery } from '../api.ts';
import { PeopleTable } from '../parts/people-table.tsx';
import { AddUnitButton, EditUnitButton } from '../parts/unit-buttons.tsx';
import { UnitFacts, UnitPath } from '../parts/unit-facts.tsx';
import { levelName, UnitsTable } from '../parts/units-table.tsx';

export function UnitPage() {
  const { t } = useTranslation();
  const { unitId = '' } = useParams({ strict: false });
  const search = useSearch({ strict: false }) as Search;
  const seesPeople = useAbility('person.read');
  const found = useQuery(unitQuery(unitId));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const unit = found.data;
  const isOutlet = unit.level === outletLevel;
  const tabs = [
    ...(isOutlet ? [] : ['units' as const]),
    ...(seesPeople ? ['people' as const] : []),
  ];
  const tab = tabs.find((one) => one === search['tab']) ?? tabs[0];
  return (
    <>
      <UnitPath unit={unit} />
      <PageHeader
        title={unit.name}
        purpose={`${unit.code} · ${levelName(t, unit.level)}`}
        actions={
          unit.abilities.edit && (
            <>
              <EditUnitButton unit={unit} />
              {!isOutlet && <AddUnitButton parent={unit} />}
            </>
          )
        }
      />
      <div className="mc-stack">
        <UnitFacts unit={unit} />
        {tabs.length > 0 && (
          <nav className="mc-subnav mc-noprint" aria-label={unit.name}>
            {tabs.map((one) => (
              <Link
                key={one}
                to="/organisation/units/$unitId"
                params={{ unitId }}
                search={{ tab: one }}
                aria-current={one === tab ? 'page' : undefined}
              >
                {t(one === 'units' ? 'organisation.below' : 'organisation.people')}
              </Link>
            ))}
          </nav>
        )}
        {tab === 'units' && (
          <UnitsTable
            name="units-below"
            within={{ parentId: unitId }}
            empty={{ title: t('organisation.noChildren'), hint: t('organisation.noChildrenHint') }}
          />
        )}
        {tab === 'people' && <PeopleTable name="people-of-unit" unit={unit} />}
      </div>
    </>
  );
}
