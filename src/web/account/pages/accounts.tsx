/** 账号: who may sign in, in which state; a row opens the account. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../contract/account.ts';
import { roles } from '../../../domain/organisation/model.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState, type ListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { AccountTags } from '../parts/account-tags.tsx';
import { SecurityNav } from '../parts/security-nav.tsx';

const AccountDialog = lazy(() =>
  import('../parts/account-dialog.tsx').then((loaded) => ({ default: loaded.AccountDialog })),
);

export function AccountsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Page<Account>>('/api/accounts', state.params);
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t('account.title')}
        purpose={t('account.purpose')}
        actions={<Link to="/organisation/people">{t('account.open')}</Link>}
      >
        <SecurityNav />
      </PageHeader>
      <DataTable
        name="accounts"
        label={t('account.title')}
        rowKey={(account) => account.id}
        columns={useColumns(setOpenId)}
        list={list}
        state={state}
        searchLabel={t('organisation.searchPeople')}
        filters={<Filters state={state} />}
        empty={{ title: t('account.none'), hint: t('account.noneHint') }}
      />
      {openId && (
        <Suspense>
          <AccountDialog id={openId} onClose={() => setOpenId(null)} />
        </Suspense>
      )}
    </>
  );
}

const states = ['all', 'locked', 'disabled', 'without-factor', 'never'] as const;

function Filters({ state }: { state: ListState }) {
  const { t } = useTranslation();
  return (
    <>
      <FilterSelect
        label={t('account.state')}
        value={state.params['state'] ?? 'all'}
        choices={states.map((value) => ({ value, label: t(`account.states.${value}`) }))}
        onChange={(value) => state.set({ state: value === 'all' ? null : value })}
      />
      <FilterSelect
        label={t('organisation.roleLabel')}
        all={t('account.allRoles')}
        value={state.params['role'] ?? ''}
        choices={roles.map((role) => ({ value: role, label: t(`shared.role.${role}`) }))}
        onChange={(role) => state.set({ role: role || null })}
      />
    </>
  );
}

function useColumns(open: (id: string) => void): Column<Account>[] {
  const { t } = useTranslation();
  const rolesOf = ({ assignments }: Account) =>
    assignments.map(({ role }) => t(`shared.role.${role}`)).join(t('shared.value.and'));
  return [
    {
      key: 'username',
      title: t('access.username'),
      always: true,
      sorts: ['username', '-username'],
      render: (account) => (
        <Button type="link" className="mc-plain-link" onClick={() => open(account.id)}>
          {account.username}
        </Button>
      ),
    },
    { key: 'name', title: t('organisation.personName'), render: (account) => account.name },
    {
      key: 'unit',
      title: t('organisation.unit'),
      render: ({ unit, assignments }) => {
        const at = unit ?? assignments[0]?.unit;
        return at ? <UnitLink unit={at} /> : <Missing />;
      },
    },
    {
      key: 'roles',
      title: t('organisation.roles'),
      render: (account) => rolesOf(account) || <Missing />,
    },
    {
      key: 'state',
      title: t('account.state'),
      render: (account) => <AccountTags account={account} />,
    },
    {
      key: 'lastSignIn',
      title: t('account.lastSignIn'),
      sorts: ['-lastSignIn', 'lastSignIn'],
      render: ({ lastSignInAt }) =>
        lastSignInAt ? <Moment value={lastSignInAt} /> : t('account.never'),
    },
  ];
}
