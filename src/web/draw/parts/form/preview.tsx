/** What the saved decisions come to: pool, quotas, chances, load, and what still forbids the commitment. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawDetail, DrawPreview } from '../../../../contract/draw.ts';
import { Loading } from '../../../shared/loading.tsx';
import { useSimulation } from '../../api.ts';
import { useTicketWords } from '../members.tsx';
import { Quotas } from '../quotas.tsx';

type Props = { draw: DrawDetail; preview: DrawPreview };

export function Preview({ draw, preview }: Props) {
  const { t } = useTranslation();
  const { bits, faults } = preview;
  const isThin = bits.given !== null && bits.given < bits.needed;
  return (
    <div className="mc-stack">
      <h2>{t('preparation.preview.title')}</h2>
      <p>
        <strong className="mc-figure">{t('preparation.preview.size', { n: preview.size })}</strong>{' '}
        {preview.poolRule}
      </p>
      <Quotas quotas={preview.quotas} />
      {preview.chance && <p className="mc-quiet">{preview.chance}</p>}
      {preview.inspectors > 0 && (
        <p>
          {t('preparation.preview.people', { n: preview.inspectors, avoided: preview.avoided })}
        </p>
      )}
      <Simulation draw={draw} />
      {isThin && (
        <p className="mc-notice mc-notice-warning">
          {t('preparation.preview.bits', {
            needed: Math.ceil(bits.needed),
            given: Math.floor(bits.given ?? 0),
          })}
        </p>
      )}
      {faults.length > 0 ? (
        <div className="mc-notice mc-notice-warning">
          <p>{t('preparation.preview.faults')}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="mc-notice">{t('preparation.preview.ready')}</p>
      )}
    </div>
  );
}

const share = (of: number) => `${(of * 100).toFixed(of < 0.1 ? 1 : 0)}%`;

/** C3-R23: what "more checks for those below the target" means in visits. */
function Simulation({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { data } = useSimulation(draw.id, draw.revision, asked);
  const words = useTicketWords();
  if (!asked)
    return (
      <div>
        <Button onClick={() => setAsked(true)}>{t('preparation.preview.simulate')}</Button>
      </div>
    );
  if (!data) return <Loading />;
  return (
    <div className="mc-stack">
      <p className="mc-quiet">{t('preparation.preview.simulated', { n: data.draws })}</p>
      <ul>
        {data.classes.map((one) => (
          <li key={one.tickets}>
            {t('preparation.preview.share', {
              tickets: words(one.tickets),
              members: one.members,
              share: share(one.share),
              year: (one.share * 4).toFixed(1),
            })}
            {one.example && <div className="mc-quiet">{one.example}</div>}
          </li>
        ))}
      </ul>
      {data.inspectors.length > 0 && (
        <ul>
          {data.inspectors.map(({ name, least, mean, most }) => (
            <li key={name}>
              {t('preparation.preview.load', { name, least, most, mean: mean.toFixed(1) })}
            </li>
          ))}
        </ul>
      )}
      {data.conflicts > 0 && (
        <p className="mc-notice mc-notice-warning">
          {t('preparation.preview.conflicts', { n: data.conflicts })}
        </p>
      )}
    </div>
  );
}
