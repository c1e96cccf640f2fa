// How a rectification is named on all of its pages: its state, kind, tags and due moment.
import { useTranslation } from 'react-i18next';
import {
  causeCodes,
  errandKinds,
  type CauseCode,
  type RectificationState,
} from '../../../domain/rectification/index.ts';
import { formatDay } from '../../shared/figures.ts';
import { Tag, type Tone } from '../../shared/state-tag.tsx';
import type { Rectification } from '../api.ts';

const tones: Record<RectificationState, Tone> = {
  open: 'warning',
  doing: 'accent',
  done: 'neutral',
  verified: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};
/** A problem is verified by data, an errand (演练、晨会、报修) accepted by somebody. */
export function State({ state, kind }: Pick<Rectification, 'state' | 'kind'>) {
  const { t } = useTranslation();
  const isAccepted = errandKinds.includes(kind) && (state === 'done' || state === 'verified');
  const name = isAccepted ? (`errandStates.${state}` as const) : (`states.${state}` as const);
  return <Tag tone={tones[state]}>{t(`rectification.${name}`)}</Tag>;
}

/** What deserves to be seen at once: overdue, how often repeated, the stage of a repair. */
export function Marks({ row }: { row: Rectification }) {
  const { t } = useTranslation();
  return (
    <>
      {row.overdue && <Tag tone="bad">{t('rectification.overdue')}</Tag>}
      {row.repeats > 0 && (
        <Tag tone="warning">{t('rectification.repeatsN', { n: row.repeats + 1 })}</Tag>
      )}
      {row.stage && <Tag tone="accent">{t(`rectification.stages.${row.stage}`)}</Tag>}
    </>
  );
}

const zone = { timeZone: 'Asia/Shanghai' } as const;
const dayIn = (at: Date) => at.toLocaleDateString('sv', zone);

/** The day of a moment in the bank's time. */
export const bankDay = (moment: string) => dayIn(new Date(moment));

/** 18:30 in the bank's time. */
export const bankClock = (moment: string) =>
  new Date(moment).toLocaleTimeString('sv', { ...zone, hour: '2-digit', minute: '2-digit' });

/** Midnight is the 24:00 of the day that ends. */
export function Due({ at }: { at: string }) {
  const { t } = useTranslation();
  const moment = new Date(at);
  const clock = bankClock(at);
  const isMidnight = clock === '00:00';
  const day = dayIn(isMidnight ? new Date(moment.getTime() - 1) : moment);
  const time = isMidnight ? '24:00' : clock;
  return (
    <time className="mc-figure" dateTime={at}>
      {t('rectification.dueAt', { day: formatDay(day), time })}
    </time>
  );
}

export const isCause = (code: string): code is CauseCode =>
  (causeCodes as readonly string[]).includes(code);
export const percent = (share: number) => String(Math.round(share * 100));
