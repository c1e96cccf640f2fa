// Where a good deed stands.
import { useTranslation } from 'react-i18next';
import { Tag } from '../../shared/state-tag.tsx';
import type { Deed } from '../api.ts';

const tones = { reported: 'accent', confirmed: 'good', returned: 'warning' } as const;

export function DeedState({ state }: Pick<Deed, 'state'>) {
  const { t } = useTranslation();
  return <Tag tone={tones[state]}>{t(`deed.states.${state}`)}</Tag>;
}
