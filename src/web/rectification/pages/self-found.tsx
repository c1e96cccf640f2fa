// 查摆问题: what outlets found out about themselves, with measure and owner, and which have not looked yet.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../shared/data-table.tsx';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { UnitLink } from '../../shared/values.tsx';
import { useSelfFound, type RectificationsPage } from '../api.ts';
import { useColumns } from '../parts/columns.tsx';
import { Filters } from '../parts/filters.tsx';
import { RectificationNav } from '../parts/nav.tsx';
import { SelfForm } from '../parts/self-form.tsx';

const path = '/api/rectifications';

export function SelfFoundPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-created' });
  const params = { ...state.params, source: 'self' };
  const list = useList<RectificationsPage>(path, params);
  const [adding, setAdding] = useState(false);
  const mayAdd = useAbility('rectification.edit');
  const add = mayAdd && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('rectification.newSelf')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('rectification.selfTitle')}
        purpose={t('rectification.selfPurpose')}
        actions={add}
      >
        <RectificationNav />
      </PageHeader>
      <div className="mc-stack">
        <Coverage />
        <DataTable
          name="self-found"
          label={t('rectification.selfTitle')}
          rowKey={(row) => row.id}
          columns={useColumns()}
          list={list}
          state={{ ...state, params }}
          searchLabel={t('rectification.search')}
          exportPath={`${path}.xlsx`}
          filters={
            <Filters state={state} posts={list.data?.posts ?? []} withState withSource={false} />
          }
          empty={{
            title: t('rectification.selfNone'),
            hint: t(mayAdd ? 'rectification.selfNoneHint' : 'rectification.selfNoneReader'),
            action: add,
          }}
        />
      </div>
      {adding && <SelfForm onClose={() => setAdding(false)} />}
    </>
  );
}

/** This year's: how many outlets listed something, and who has not. */
function Coverage() {
  const { t } = useTranslation();
  const [year] = useState(() => String(new Date().getFullYear()));
  const { data } = useSelfFound(year);
  if (!data || data.outlets < 2) return null;
  const { without, ...figures } = data;
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.selfCoverage')}>
      <p>{t('rectification.selfFigures', { year, ...figures })}</p>
      {without.length > 0 && (
        <details>
          <summary>{t('rectification.selfWithout', { n: data.outlets - data.listed })}</summary>
          <ul className="mc-plain-list">
            {without.map((unit) => (
              <li key={unit.id}>
                <UnitLink unit={unit} code />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
