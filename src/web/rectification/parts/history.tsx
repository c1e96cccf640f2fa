// Who did what, when; the data's own turns included.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { rectificationStates, repairStages } from '../../../domain/rectification/index.ts';
import { Moment } from '../../shared/values.tsx';
import type { RectificationDetail } from '../api.ts';

export type Entry = RectificationDetail['history'][number];

const actions = [
  'open',
  'edit',
  'start',
  'finish',
  'return',
  'reopen',
  'cancel',
  'accept',
  'stage',
  'data',
  'escalate',
  'withdrawn',
  'held',
] as const;
type Action = (typeof actions)[number];
const isAction = (name: string): name is Action => (actions as readonly string[]).includes(name);

export const actionName = (t: TFunction<'app'>, name: string): string =>
  isAction(name) ? t(`rectification.action.${name}`) : name;

/** Where it led: a state, or a stage of the repair. */
function ledTo(t: TFunction<'app'>, { detail }: Entry): string {
  const after = detail['after'];
  const state = rectificationStates.find((one) => one === after);
  if (state) return t(`rectification.states.${state}`);
  const stage = repairStages.find((one) => one === after);
  return stage ? t(`rectification.stages.${stage}`) : '';
}

export function History({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.history')}>
      <h2>{t('rectification.history')}</h2>
      <ol className="mc-plain-list">
        {entries.map((entry) => {
          const reason = entry.detail['reason'];
          const told = [ledTo(t, entry), typeof reason === 'string' ? reason : ''];
          return (
            <li key={entry.id}>
              <span>
                {actionName(t, entry.action)}
                {told.filter(Boolean).map((word) => ` · ${word}`)}
              </span>{' '}
              <span className="mc-quiet">
                {entry.by || t('rectification.system')} <Moment value={entry.at} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
