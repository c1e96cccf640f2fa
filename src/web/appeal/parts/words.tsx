/** Where an appeal stands, in words and colour. */
import { useTranslation } from 'react-i18next';
import { reasons, type ReasonCode } from '../../../domain/appeal/index.ts';
import { currentLanguage } from '../../shared/i18n.ts';
import { Tag, type Tone } from '../../shared/state-tag.tsx';
import { Amount, Score } from '../../shared/values.tsx';
import type { AppealRow } from '../api.ts';

export const reasonName = (code: ReasonCode): string => reasons[code].name[currentLanguage()];

const tones: Record<AppealRow['state'], Tone> = {
  filed: 'accent',
  accepted: 'accent',
  decided: 'good',
  withdrawn: 'neutral',
  lapsed: 'warning',
};

export function AppealState({
  appeal,
}: {
  appeal: Pick<AppealRow, 'state' | 'decision' | 'overdue'>;
}) {
  const { t } = useTranslation();
  const { state, decision, overdue } = appeal;
  return (
    <span className="mc-actions">
      <Tag tone={tones[state]}>
        {t(`appeal.state.${state}`)}
        {decision && ` · ${t(`appeal.decision.${decision}`)}`}
      </Tag>
      {overdue && <Tag tone="bad">{t('appeal.overdue')}</Tag>}
    </span>
  );
}

/** Points or money, as the matter is measured. */
export function Measured({
  value,
  measure,
}: {
  value: string | null;
  measure: 'points' | 'money' | 'none';
}) {
  if (measure === 'none') return null;
  return measure === 'money' ? <Amount value={value} /> : <Score value={value} />;
}

const dayLength = 86_400_000;
/** "2天后到期", "今天到期", "超期1天": the due moment is 24:00 of the last day. */
export function useRemaining() {
  const { t } = useTranslation();
  return (dueAt: string): string => {
    const left = Date.parse(dueAt) - Date.now();
    if (left <= 0) return t('appeal.late', { days: Math.ceil(-left / dayLength) });
    const days = Math.floor(left / dayLength);
    return days === 0 ? t('appeal.dueToday') : t('appeal.dueIn', { days });
  };
}
/** The last day itself: the moment is the first that is late. */
export const lastDay = (dueAt: string): string =>
  new Date(Date.parse(dueAt) - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
