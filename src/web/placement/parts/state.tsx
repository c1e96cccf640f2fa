// How a placed thing stands, and the request nobody has answered yet.
import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../shared/state-tag.tsx';
import { Missing, Moment } from '../../shared/values.tsx';
import type { Placement } from '../api.ts';

const tones = { present: 'good', missing: 'bad', damaged: 'warning' } as const satisfies Record<
  Placement['state'],
  Tone
>;

export function PlacementState({ state }: { state: Placement['state'] }) {
  const { t } = useTranslation();
  return <Tag tone={tones[state]}>{t(`placement.states.${state}`)}</Tag>;
}

/** Missing and nobody asked is what a check charges: it is said, not left empty. */
export function Asked({ row }: { row: Placement }) {
  const { t } = useTranslation();
  if (row.request)
    return (
      <span>
        <Tag tone="accent">{t('placement.asked')}</Tag> <Moment value={row.request.askedAt} />{' '}
        <span className="mc-quiet">{row.request.askedBy}</span>
      </span>
    );
  if (row.state === 'present') return <Missing />;
  return <Tag tone="bad">{t('placement.notAsked')}</Tag>;
}
