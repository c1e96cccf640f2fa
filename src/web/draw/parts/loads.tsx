/** How the visits came to lie on the inspectors, and those for which nobody was found. */
import { useTranslation } from 'react-i18next';
import type { DrawDetail } from '../../../contract/draw.ts';

export function Loads({ result }: { result: NonNullable<DrawDetail['result']> }) {
  const { t } = useTranslation();
  const { loads, conflicts } = result;
  return (
    <>
      {conflicts.length > 0 && (
        <div className="mc-notice mc-notice-warning">
          <p>{t('draw.conflicts', { n: conflicts.length })}</p>
          <ul>
            {conflicts.map(({ member, round, why }) => (
              <li key={`${member.number}-${round}`}>
                {member.name}：{t(`draw.conflict.${why}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {loads.length > 0 && (
        <details>
          <summary>{t('draw.loads')}</summary>
          <ul className="mc-loads">
            {loads.map(({ name, visits }) => (
              <li key={name}>
                {name} <span className="mc-figure">{t('draw.visitsOf', { n: visits })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
