/** 人员: who works where, and their accounts. */
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { OrganisationNav } from '../parts/organisation-nav.tsx';
import { PeopleTable } from '../parts/people-table.tsx';
import { AddPersonButton } from '../parts/person-buttons.tsx';

export function PeoplePage() {
  const { t } = useTranslation();
  const mayEdit = useAbility('person.edit');
  return (
    <>
      <PageHeader
        title={t('organisation.people')}
        purpose={t('organisation.peoplePurpose')}
        actions={mayEdit && <AddPersonButton unit={null} />}
      >
        <OrganisationNav />
      </PageHeader>
      <PeopleTable name="people" />
    </>
  );
}
