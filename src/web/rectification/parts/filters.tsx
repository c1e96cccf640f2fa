// Filters of board and list: each one parameter of the address.
import { useTranslation } from 'react-i18next';
import {
  causeCodes,
  rectificationKinds,
  rectificationStates,
  sourceKinds,
} from '../../../domain/rectification/index.ts';
import { itemCategories } from '../../../domain/inspection/model.ts';
import { FilterSelect } from '../../shared/field.tsx';
import type { ListState } from '../../shared/list-state.ts';
import { UnitFilter } from '../../shared/unit-filter.tsx';

type Props = { state: ListState; posts: string[]; withState: boolean; withSource?: boolean };

export function Filters({ state, posts, withState, withSource = true }: Props) {
  const { t } = useTranslation();
  const same = (value: string) => ({ value, label: value });
  const select = (
    name: string,
    label: string,
    choices: readonly { value: string; label: string }[],
  ) => (
    <FilterSelect
      key={name}
      label={label}
      all={label}
      value={state.params[name] ?? ''}
      choices={choices}
      onChange={(value) => state.set({ [name]: value || null })}
    />
  );
  const kinds = rectificationKinds.map((value) => ({
    value,
    label: t(`rectification.kinds.${value}`),
  }));
  const states = rectificationStates.map((value) => ({
    value: value as string,
    label: t(`rectification.states.${value}`),
  }));
  const causes = causeCodes.map((value) => ({ value, label: t(`rectification.causes.${value}`) }));
  const sources = sourceKinds.map((value) => ({
    value: (value || 'other') as string,
    label: t(`rectification.sources.${value || 'other'}`),
  }));
  const unfinished = { value: 'unfinished', label: t('rectification.unfinished') };
  return (
    <>
      {withState && select('state', t('rectification.anyState'), [unfinished, ...states])}
      {select('kind', t('rectification.anyKind'), kinds)}
      {withSource && select('source', t('rectification.anySource'), sources)}
      {select('category', t('rectification.anyCategory'), itemCategories.map(same))}
      {posts.length > 0 && select('post', t('rectification.anyPost'), posts.map(same))}
      {select('cause', t('rectification.anyCause'), causes)}
      {withState && <Only name="overdue" label={t('rectification.onlyOverdue')} state={state} />}
      <Only name="repeated" label={t('rectification.onlyRepeated')} state={state} />
      <UnitFilter state={state} />
    </>
  );
}

function Only({ name, label, state }: { name: string; label: string; state: ListState }) {
  return (
    <label className="mc-check">
      <input
        type="checkbox"
        checked={state.params[name] === 'yes'}
        onChange={(event) => state.set({ [name]: event.target.checked ? 'yes' : null })}
      />
      {label}
    </label>
  );
}
