/** 承诺: what was fixed before the seed existed. Its digest is the one thing to hand around. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawDetail } from '../../../contract/draw.ts';
import { Moment } from '../../shared/values.tsx';
import { drawPath } from '../api.ts';
import { Hash } from './hash.tsx';
import { Quotas } from './quotas.tsx';

export function Commitment({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const { commitment } = draw;
  if (!commitment) return null;
  const { document } = commitment;
  return (
    <section className="mc-card mc-stack">
      <h2>{t('draw.commitment.title')}</h2>
      <p className="mc-quiet">{t('draw.commitment.what')}</p>
      <dl className="mc-facts">
        <dt>{t('draw.commitment.sha')}</dt>
        <dd>
          <Hash value={commitment.sha256} label={t('draw.commitment.sha')} />
        </dd>
        <dt>{t('draw.commitment.at')}</dt>
        <dd>
          <Moment value={commitment.at} /> · {commitment.by}
        </dd>
        <dt>{t('draw.commitment.pool')}</dt>
        <dd>
          {t('draw.commitment.poolOf', { n: document.pool.size })} {document.poolRule}
        </dd>
        {document.chance && (
          <>
            <dt>{t('draw.commitment.chance')}</dt>
            <dd>{document.chance}</dd>
          </>
        )}
        <dt>{t('draw.commitment.sources')}</dt>
        <dd>
          {document.sources.map((source) => (
            <div key={source.id}>
              {source.name} {source.issue} · <Moment value={source.publishedAt} />
            </div>
          ))}
        </dd>
        <dt>{t('draw.commitment.objections')}</dt>
        <dd>
          {t('draw.commitment.until')} <Moment value={document.objection.until} /> ·{' '}
          {document.objection.contact}
        </dd>
        <dt>{t('draw.commitment.reserves')}</dt>
        <dd>{t('draw.commitment.reservesOf', { n: document.reserves })}</dd>
      </dl>
      <Quotas quotas={document.quotas} />
      <div className="mc-actions mc-noprint">
        <Button
          href={`${drawPath(draw.id)}/commitment.json`}
          icon={<DownloadOutlined aria-hidden="true" />}
        >
          {t('draw.commitment.file')}
        </Button>
        <Button
          href={`${drawPath(draw.id)}/pool.txt`}
          icon={<DownloadOutlined aria-hidden="true" />}
        >
          {t('draw.commitment.poolFile')}
        </Button>
        {draw.publicId && (
          <a href={`/api/public/draws/${draw.publicId}`} target="_blank" rel="noreferrer">
            {t('draw.publicLink')}
          </a>
        )}
      </div>
    </section>
  );
}
