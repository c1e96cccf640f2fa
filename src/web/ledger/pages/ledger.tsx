// 台账: every point and yuan the plan has produced; filters in the address, totals, and moving lines on.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlans } from '../../plan/index.ts';
import { DataTable } from '../../shared/data-table.tsx';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import type { Ledger } from '../api.ts';
import { AdvanceButtons } from '../parts/advance.tsx';
import { useLedgerColumns } from '../parts/columns.tsx';
import { LedgerFilters } from '../parts/filters.tsx';
import { Totals } from '../parts/totals.tsx';

export function LedgerPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'unit' });
  const list = useList<Ledger>('/api/ledger', state.params);
  const plans = usePlans().data?.rows ?? [];
  const [selected, setSelected] = useState<number[]>([]);
  const settled = plans.filter((plan) => plan.state === 'published');
  const planId = Number(state.params['planId'] ?? settled[0]?.id ?? 0);
  const abilities = list.data?.abilities;
  const mayAdvance = !!abilities && Object.values(abilities).some(Boolean);
  return (
    <>
      <PageHeader
        title={t('ledger.title')}
        purpose={t('ledger.purpose')}
        actions={
          list.data && planId > 0 ? (
            <AdvanceButtons
              planId={planId}
              ledger={list.data}
              selected={selected}
              onDone={() => setSelected([])}
            />
          ) : null
        }
      />
      <DataTable
        name="ledger"
        label={t('ledger.title')}
        rowKey={(line) => line.id}
        columns={useLedgerColumns()}
        list={list}
        state={state}
        searchLabel={t('ledger.search')}
        exportPath="/api/ledger.xlsx"
        filters={<LedgerFilters state={state} byRule={list.data?.byRule ?? []} plans={settled} />}
        summary={list.data && list.data.total > 0 && <Totals ledger={list.data} state={state} />}
        {...(mayAdvance ? { selection: { selected, onChange: setSelected } } : {})}
        empty={{
          title: t('ledger.empty'),
          hint: t('ledger.emptyHint'),
          action: <Link to="/plans">{t('ledger.toPlans')}</Link>,
        }}
      />
    </>
  );
}
