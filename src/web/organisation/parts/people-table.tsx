/** People, everywhere or of one unit; a row opens the person's account. */
import type { TFunction } from 'i18next';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../contract/organisation.ts';
import type { UnitRef } from '../../../contract/common.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { useAbility } from '../../shared/session.ts';
import { StateTag, Tag } from '../../shared/state-tag.tsx';
import { Day, Missing, UnitLink } from '../../shared/values.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { AddPersonButton } from './person-buttons.tsx';

const PersonDialog = lazy(() =>
  import('./person-dialog.tsx').then((loaded) => ({ default: loaded.PersonDialog })),
);

export function PeopleTable({ name, unit }: { name: string; unit?: UnitRef }) {
  const { t } = useTranslation();
  const state = useListState(unit ? { unitId: String(unit.id) } : {});
  const list = useList<Page<Person>>('/api/people', state.params);
  const mayEdit = useAbility('person.edit');
  const [openId, setOpenId] = useState<number | null>(null);
  const open = list.data?.rows.find((person) => person.id === openId);
  return (
    <>
      <DataTable
        name={name}
        label={t('organisation.people')}
        rowKey={(person) => person.id}
        columns={useColumns(setOpenId)}
        list={list}
        state={state}
        searchLabel={t('organisation.searchPeople')}
        exportPath="/api/people.xlsx"
        filters={
          <>
            <PeopleFilters state={state} />
            {unit && mayEdit && <AddPersonButton unit={unit} />}
          </>
        }
        empty={{
          title: t('organisation.noPeople'),
          hint: t('organisation.noPeopleHint'),
          action: mayEdit && <AddPersonButton unit={unit ?? null} />,
        }}
      />
      {open && (
        <Suspense>
          <PersonDialog person={open} onClose={() => setOpenId(null)} />
        </Suspense>
      )}
    </>
  );
}

function AccountName({ account }: Pick<Person, 'account'>) {
  const { t } = useTranslation();
  if (!account) return <span className="mc-quiet">{t('organisation.noAccount')}</span>;
  return (
    <span className="mc-actions">
      {account.username}
      {account.disabled && <StateTag state="disabled" />}
    </span>
  );
}

function useColumns(open: (id: number) => void): Column<Person>[] {
  const { t } = useTranslation();
  return [...personColumns(t, open), ...placeColumns(t)];
}

function personColumns(t: TFunction, open: (id: number) => void): Column<Person>[] {
  return [
    {
      key: 'name',
      title: t('organisation.personName'),
      always: true,
      render: (person) => (
        <>
          <Button type="link" className="mc-plain-link" onClick={() => open(person.id)}>
            {person.name}
          </Button>
          {person.leftOn && <Tag>{t('organisation.left')}</Tag>}
        </>
      ),
      sorts: ['name', '-name'],
    },
    {
      key: 'staffNo',
      sorts: ['staffNo', '-staffNo'],
      title: t('organisation.staffNo'),
      render: (person) => person.staffNo,
    },
    {
      key: 'post',
      sorts: ['post', '-post'],
      title: t('organisation.post'),
      render: (person) => person.post || <Missing />,
    },
    {
      key: 'phone',
      title: t('organisation.phone'),
      optional: true,
      render: (person) => person.phone || <Missing />,
    },
    {
      key: 'leftOn',
      title: t('organisation.leftOn'),
      optional: true,
      render: (person) => <Day value={person.leftOn} />,
    },
  ];
}

function placeColumns(t: TFunction): Column<Person>[] {
  const rolesOf = ({ account }: Person) =>
    (account?.assignments ?? [])
      .map((one) => t(`shared.role.${one.role}`))
      .join(t('shared.value.and'));
  return [
    {
      key: 'unit',
      sorts: ['unit'],
      title: t('organisation.unit'),
      render: (person) => <UnitLink unit={person.unit} />,
    },
    {
      key: 'roles',
      title: t('organisation.roles'),
      render: (person) => rolesOf(person) || <Missing />,
    },
    {
      key: 'account',
      title: t('organisation.account'),
      render: ({ account }) => <AccountName account={account} />,
    },
  ];
}
