// Which visits the report is about.
import { useTranslation } from 'react-i18next';
import type { ListState } from '../../shared/list-state.ts';
import { SpanFilter } from '../../shared/span-filter.tsx';

export function Filters({ state, kinds }: { state: ListState; kinds: string[] }) {
  const { t } = useTranslation();
  return (
    <div className="mc-toolbar mc-noprint">
      <select
        className="mc-native-select"
        aria-label={t('reliability.kind')}
        value={state.params['kind'] ?? ''}
        onChange={(event) => state.set({ kind: event.target.value || null })}
      >
        <option value="">{t('reliability.allKinds')}</option>
        {kinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      <SpanFilter state={state} />
      <label className="mc-inline-field">
        {t('reliability.target')}
        <select
          className="mc-native-select"
          value={state.params['target']}
          onChange={(event) => state.set({ target: event.target.value })}
        >
          {['0.7', '0.8', '0.9'].map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
