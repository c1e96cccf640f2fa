/** 机构: as a list that can be searched, or as the tree it is. */
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility, useSession } from '../../shared/session.ts';
import type { Search } from '../../shared/list-state.ts';
import { OrganisationNav } from '../parts/organisation-nav.tsx';
import { AddUnitButton } from '../parts/unit-buttons.tsx';
import { UnitTree } from '../parts/unit-tree.tsx';
import { UnitsTable } from '../parts/units-table.tsx';

export function UnitsPage() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as Search;
  const mayEdit = useAbility('unit.edit');
  const own = useSession()?.active.unit;
  const asTree = search['view'] === 'tree';
  return (
    <>
      <PageHeader
        title={t('organisation.title')}
        purpose={t('organisation.purpose')}
        actions={
          <>
            <Link to="/organisation" search={asTree ? {} : { view: 'tree' }}>
              {t(asTree ? 'organisation.asList' : 'organisation.asTree')}
            </Link>
            {mayEdit && own && <AddUnitButton parent={own} />}
          </>
        }
      >
        <OrganisationNav />
      </PageHeader>
      {asTree ? (
        <UnitTree />
      ) : (
        <UnitsTable
          name="units"
          empty={{
            title: t('organisation.noUnits'),
            hint: t('organisation.noUnitsHint'),
            action: <Link to="/inspections/imports">{t('organisation.toImport')}</Link>,
          }}
        />
      )}
    </>
  );
}
