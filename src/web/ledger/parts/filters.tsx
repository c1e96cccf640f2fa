// The ledger's filters: each one parameter of the address.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { lineStates, type Ledger } from '../api.ts';
import type { wavesSchema } from '../../../contract/inspection.ts';
import { lineKinds } from '../../../contract/plan-words.ts';
import { usePlanVersion, type PlanRow } from '../../plan/index.ts';
import { api } from '../../shared/api.ts';
import type { ListState } from '../../shared/list-state.ts';

type Props = { state: ListState; byRule: Ledger['byRule']; plans: PlanRow[] };
type Option = { value: string; label: string };

export function LedgerFilters({ state, byRule, plans }: Props) {
  const { t } = useTranslation();
  const waves = useQuery({
    queryKey: ['/api/waves'],
    queryFn: () => api.get<z.infer<typeof wavesSchema>>('/api/waves'),
  }).data;
  const waveNames = [...new Set(waves?.map((wave) => wave.wave))];
  const planId = state.params['planId'];
  const plan = plans.find((one) => String(one.id) === planId) ?? plans[0];
  const same = (value: string): Option => ({ value, label: value });
  return (
    <>
      {plans.length > 1 && (
        <Filter
          name="planId"
          state={state}
          label={t('ledger.filter.plan')}
          options={plans.map((one) => ({ value: String(one.id), label: one.title }))}
        />
      )}
      <Filter
        name="rule"
        state={state}
        label={t('ledger.filter.rule')}
        options={byRule.map((rule) => ({
          value: rule.ruleId,
          label: `${rule.ruleId} ${rule.title}`,
        }))}
      />
      {plan ? (
        <PhaseFilter state={state} versionId={plan.versionId} />
      ) : (
        <Filter name="phase" state={state} label={t('ledger.filter.phase')} options={[]} />
      )}
      <Filter
        name="wave"
        state={state}
        label={t('ledger.filter.wave')}
        options={waveNames.map(same)}
      />
      <Filter
        name="state"
        state={state}
        label={t('ledger.filter.state')}
        options={lineStates.map((value) => ({ value, label: t(`ledger.state.${value}`) }))}
      />
      <Filter
        name="kind"
        state={state}
        label={t('ledger.filter.kind')}
        options={lineKinds.map((value) => ({ value, label: t(`ledger.kind.${value}`) }))}
      />
    </>
  );
}

function PhaseFilter({ state, versionId }: { state: ListState; versionId: number }) {
  const { t } = useTranslation();
  const phases = usePlanVersion(String(versionId)).data?.document.phases ?? [];
  return (
    <Filter
      name="phase"
      state={state}
      label={t('ledger.filter.phase')}
      options={phases.map((phase) => ({ value: phase.name, label: phase.name }))}
    />
  );
}

type FilterProps = { name: string; state: ListState; label: string; options: Option[] };

function Filter({ name, state, label, options }: FilterProps) {
  const value = state.params[name] ?? '';
  // A filter taken from the address stays visible even when no option of that name is left.
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <select
      className="mc-native-select"
      // As wide with its options as before they are there, so that nothing below moves.
      style={{ width: 132 }}
      aria-label={label}
      value={value}
      onChange={(event) => state.set({ [name]: event.target.value || null })}
    >
      <option value="">{label}</option>
      {!known && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
