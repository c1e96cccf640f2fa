// Narrows a list to the days from … to …, both included.
import { useTranslation } from 'react-i18next';
import type { ListState } from './list-state.ts';
import { TextInput } from './text-input.tsx';

/** @param standing the days that are meant where none are chosen, e.g. this month */
type Props = { state: ListState; standing?: { from: string; to: string } };

export function SpanFilter({ state, standing = { from: '', to: '' } }: Props) {
  const { t } = useTranslation();
  return (['from', 'to'] as const).map((end) => (
    <label key={end} className="mc-inline-field">
      {t(`shared.list.${end}`)}
      <TextInput
        type="date"
        value={state.params[end] ?? standing[end]}
        onText={(day) => state.set({ [end]: day || null })}
      />
    </label>
  ));
}
