/** 种子: what is waited for, the values as read by one and confirmed by another, and then the draw. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawDetail } from '../../../contract/draw.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment } from '../../shared/values.tsx';
import { drawPath, useConfirmSeed, useRun } from '../api.ts';
import { Countdown } from './countdown.tsx';
import { SeedForm } from './seed-form.tsx';

type SeedState = DrawDetail['seeds'][number];

export function Seeds({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const run = useRun(draw.id);
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries({ queryKey: [drawPath(draw.id)] });
  const until = draw.commitment!.document.objection.until;
  return (
    <section className="mc-card mc-stack">
      <h2>{t('draw.seed.title')}</h2>
      <p className="mc-quiet">{t('draw.seed.what')}</p>
      <p>
        {t('draw.seed.objections')} <Countdown until={until} onReached={askAgain} />
      </p>
      <ol className="mc-seeds">
        {draw.seeds.map((seed) => (
          <li key={seed.source.id}>
            <Seed draw={draw} seed={seed} onReached={askAgain} />
          </li>
        ))}
      </ol>
      {draw.hindrances.length > 0 && (
        <div className="mc-notice">
          <p>{t('draw.seed.waiting')}</p>
          <ul>
            {draw.hindrances.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {draw.can.run && (
        <div className="mc-actions">
          <ConfirmButton
            type="primary"
            size="large"
            disabled={draw.hindrances.length > 0}
            title={t('draw.run.title')}
            consequences={<p>{t('draw.run.consequences')}</p>}
            confirmText={t('draw.run.action')}
            onConfirm={async () => {
              await run.mutateAsync(undefined);
              toast.done(t('draw.run.done'));
            }}
          >
            {t('draw.run.action')}
          </ConfirmButton>
        </div>
      )}
    </section>
  );
}

type Props = { draw: DrawDetail; seed: SeedState; onReached: () => void };

function Seed({ draw, seed: { source, published, entry }, onReached }: Props) {
  const { t } = useTranslation();
  const confirm = useConfirmSeed(draw.id);
  return (
    <div className="mc-stack">
      <div>
        <strong>{source.name}</strong> {source.issue}
        <div className="mc-quiet">
          {source.where} · {source.take} · {t(`draw.fails.${source.ifFails}`)}
        </div>
      </div>
      <p>
        {t('draw.seed.published')} <Moment value={source.publishedAt} />{' '}
        <Countdown until={source.publishedAt} onReached={onReached} />
      </p>
      {entry && (
        <p>
          <code className="mc-values">{entry.seed.values.join(' ') || t('draw.seed.zero')}</code>{' '}
          <span className="mc-quiet">
            {t('draw.seed.entered', { by: entry.by })} <Moment value={entry.at} /> {entry.seed.note}
          </span>{' '}
          {entry.confirmation ? (
            <Tag tone="good">{t('draw.seed.confirmed', { by: entry.confirmation.by })}</Tag>
          ) : (
            <Tag tone="warning">{t('draw.seed.unconfirmed')}</Tag>
          )}
        </p>
      )}
      <div className="mc-actions">
        {entry?.mayConfirm && (
          <Button
            type="primary"
            loading={confirm.isPending}
            onClick={() => confirm.mutate(entry.n, { onError: toast.problem })}
          >
            {t('draw.seed.confirm')}
          </Button>
        )}
        {draw.can['enter-seed'] && published && (
          <SeedForm drawId={draw.id} source={source} again={entry !== null} />
        )}
      </div>
    </div>
  );
}
