/** The five stations of a draw, and which one it has reached. */
import { useTranslation } from 'react-i18next';
import type { DrawDetail } from '../../../contract/draw.ts';

const stations = ['list', 'promise', 'seed', 'result', 'reserve'] as const;

/** How many stations lie behind. */
function reached({ state, seeds, reserves, result }: DrawDetail): number {
  if (result) return reserves.length > 0 ? 5 : 4;
  if (state === 'draft') return 0;
  return seeds.length > 0 && seeds.every(({ entry }) => entry?.confirmation) ? 3 : 2;
}

export function StepsBar({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const done = reached(draw);
  return (
    <ol className="mc-stations">
      {stations.map((station, at) => (
        <li
          key={station}
          className={at < done ? 'mc-station-done' : ''}
          aria-current={at === done ? 'step' : undefined}
        >
          <span className="mc-station-mark" aria-hidden="true">
            {at < done ? '✓' : at + 1}
          </span>
          <span>
            {t(`draw.station.${station}`)}
            {at < done && <span className="mc-sr">{t('draw.stationDone')}</span>}
            <small className="mc-quiet">{t(`draw.stationHint.${station}`)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
