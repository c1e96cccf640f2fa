/** Where a draw stands, in words with a tone. */
import { useTranslation } from 'react-i18next';
import type { DrawState as State } from '../../../domain/draw/index.ts';
import { Tag, type Tone } from '../../shared/state-tag.tsx';

const tones: Record<State, Tone> = {
  draft: 'neutral',
  frozen: 'accent',
  drawn: 'good',
  cancelled: 'bad',
};

export function DrawState({ state }: { state: State }) {
  const { t } = useTranslation();
  return <Tag tone={tones[state]}>{t(`draw.state.${state}`)}</Tag>;
}
