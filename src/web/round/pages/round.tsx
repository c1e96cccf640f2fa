/** One round: what it checks, how far each inspector has come, and what can be done with it. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../contract/round.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Day } from '../../shared/values.tsx';
import { roundQuery } from '../api.ts';
import { Charts } from '../parts/charts.tsx';
import { DraftActions, OpenActions } from '../parts/round-actions.tsx';
import { Methods } from '../parts/methods.tsx';
import { Progress } from '../parts/progress.tsx';
import { stateTones } from './rounds.tsx';
import '../round.css';

export function RoundPage() {
  const { t } = useTranslation();
  const { roundId = '' } = useParams({ strict: false });
  const found = useQuery(roundQuery(roundId));
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const round = found.data;
  return (
    <>
      <nav className="mc-path" aria-label={t('round.title')}>
        <Link to="/rounds">{t('round.title')}</Link>
        <span className="mc-quiet" aria-hidden="true">
          {' › '}
        </span>
      </nav>
      <PageHeader
        title={round.name}
        purpose={`${t(`round.kinds.${round.kind}`)} · ${round.wave}`}
        actions={
          round.state === 'draft' ? (
            <DraftActions round={round} />
          ) : (
            round.state === 'open' && <OpenActions round={round} />
          )
        }
      />
      <div className="mc-stack">
        <Overview round={round} />
        {round.counts.total > 0 && <Charts round={round} />}
        <Methods roundId={round.id} />
      </div>
    </>
  );
}

function Overview({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const { standard, clips } = round;
  const hasClips = clips.asked + clips.provided + clips.overdue + clips.refused > 0;
  return (
    <section className="mc-card" aria-label={t('round.overview')}>
      <dl className="mc-facts">
        <dt>{t('round.state')}</dt>
        <dd>
          <Tag tone={stateTones[round.state]}>{t(`round.states.${round.state}`)}</Tag>{' '}
          <Tag tone={round.covert ? 'warning' : 'neutral'}>
            {t(round.covert ? 'round.covert' : 'round.open')}
          </Tag>
        </dd>
        <dt>{t('round.dates')}</dt>
        <dd>
          <Day value={round.startsOn} /> – <Day value={round.endsOn} />
        </dd>
        <dt>{t('round.standard')}</dt>
        <dd>
          {standard.name} v{standard.version}
        </dd>
        <dt>{t('round.progress')}</dt>
        <dd>
          <Progress counts={round.counts} />{' '}
          {round.counts.total > 0 && (
            <Link to="/visits" search={{ roundId: String(round.id) }}>
              {t('round.toVisits')}
            </Link>
          )}
        </dd>
        {hasClips && (
          <>
            <dt>{t('round.clips')}</dt>
            <dd>
              {t('round.clipsText', clips)}{' '}
              <Link to="/clips" search={{ roundId: String(round.id) }}>
                {t('round.toClips')}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('round.unit')}</dt>
        <dd>
          {round.unit.name} · {round.createdBy}
        </dd>
      </dl>
    </section>
  );
}
