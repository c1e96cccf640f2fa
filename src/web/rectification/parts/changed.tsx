// What somebody else changed since this page was opened: shown beside the own words, nothing is lost.
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../shared/api.ts';
import { formatMoment } from '../../shared/figures.ts';
import { actionName, type Entry } from './history.tsx';

export const changesOf = (problem: ApiProblem) => problem.findings as Entry[];

const wordsOf = (entry: Entry): string => {
  const after = entry.detail['after'];
  if (typeof after !== 'object' || after === null) return '';
  return Object.values(after).map(String).join('；');
};

export function Changed({ changes }: { changes: Entry[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <div role="alert" className="mc-notice mc-notice-warning mc-stack">
      <strong>{t('rectification.changed.title')}</strong>
      <ul className="mc-plain-list">
        {changes.map((entry) => (
          <li key={entry.id}>
            {t('rectification.changed.line', {
              by: entry.by || t('rectification.system'),
              at: formatMoment(entry.at),
              what: [actionName(t, entry.action), wordsOf(entry)].filter(Boolean).join(' · '),
            })}
          </li>
        ))}
      </ul>
      <div className="mc-actions">
        <Button onClick={() => void client.invalidateQueries()}>
          {t('rectification.changed.reload')}
        </Button>
      </div>
    </div>
  );
}
