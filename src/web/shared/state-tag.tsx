/** Where a plan version, ledger line, import or account stands: always in words, with a tone. */
import { useTranslation } from 'react-i18next';

const tones = {
  draft: 'neutral',
  published: 'accent',
  retired: 'neutral',
  appealed: 'warning',
  confirmed: 'accent',
  honoured: 'good',
  revoked: 'bad',
  previewed: 'neutral',
  applied: 'good',
  rejected: 'bad',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  active: 'good',
  disabled: 'bad',
  met: 'good',
  missed: 'bad',
  unknown: 'neutral',
} as const;
export type State = keyof typeof tones;

export function StateTag({ state, label }: { state: State; label?: string }) {
  const { t } = useTranslation();
  return <Tag tone={tones[state]}>{label ?? t(`shared.state.${state}`)}</Tag>;
}

export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'bad';
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: React.ReactNode }) {
  return <span className={`mc-tag mc-tag-${tone}`}>{children}</span>;
}
