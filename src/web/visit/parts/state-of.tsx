/** Where a visit stands, in words with a tone. */
import { useTranslation } from 'react-i18next';
import type { VisitState } from '../../../domain/visit/model.ts';
import { Tag, type Tone } from '../../shared/state-tag.tsx';

const tones: Record<VisitState, Tone> = {
  draft: 'neutral',
  submitted: 'accent',
  reviewing: 'accent',
  returned: 'warning',
  approved: 'good',
  locked: 'good',
};

export function StateOf({ state }: { state: VisitState }) {
  const { t } = useTranslation();
  return <Tag tone={tones[state]}>{t(`visit.states.${state}`)}</Tag>;
}
