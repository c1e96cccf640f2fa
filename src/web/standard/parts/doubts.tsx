/** Every doubt about an imported sheet with its cell, and what the structure still lacks. */
import { useTranslation } from 'react-i18next';
import { Tag } from '../../shared/state-tag.tsx';
import type { ReadStandard, ShownFinding } from '../api.ts';
import { FindingsList } from './findings-list.tsx';

type Props = {
  className: string | undefined;
  doubts: ReadStandard['findings'];
  faults: readonly ShownFinding[];
  onGo: (path: string) => void;
};

export function Doubts({ className, doubts, faults, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <section className={`mc-stack ${className ?? ''}`} aria-label={t('standard.import.doubts')}>
      <FindingsList findings={faults} onGo={onGo} />
      <p className="mc-quiet">
        {doubts.length === 0
          ? t('standard.import.noDoubts')
          : t('standard.import.doubtsCount', { count: doubts.length })}
      </p>
      <ul className="mc-plain-list">
        {doubts.map((doubt, at) => (
          <li key={at}>
            <span>
              <Tag tone={doubt.severity === 'error' ? 'bad' : 'warning'}>
                {doubt.sheet} {doubt.cell}
              </Tag>{' '}
              {doubt.message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
