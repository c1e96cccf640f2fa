/** 派单预演: who would go where, each one's load, what stands in the way. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundBody, RoundPreview } from '../../../contract/round.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { previewQuery } from '../api.ts';

export function Preview({ body }: { body: RoundBody | null }) {
  const { t } = useTranslation();
  const settled = useDeferredValue(body);
  const named = settled && { ...settled, name: settled.name.trim() || '…' };
  const plan = useQuery(previewQuery(named));
  return (
    <section className="mc-card mc-stack" aria-label={t('round.preview.title')} aria-live="polite">
      <div>
        <h2>{t('round.preview.title')}</h2>
        <p className="mc-quiet">{t('round.preview.hint')}</p>
      </div>
      {body === null ? (
        <p className="mc-quiet">{t('round.form.incomplete')}</p>
      ) : plan.error ? (
        <ErrorState error={plan.error} />
      ) : plan.data ? (
        <Shown plan={plan.data} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Shown({ plan }: { plan: RoundPreview }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('round.preview.counts', plan)}</p>
      <Findings plan={plan} />
      {plan.frequency && <Frequency load={plan.frequency} people={plan.load.length} />}
      {plan.load.length > 0 && (
        <PlainTable
          label={t('round.preview.inspector')}
          head={[
            t('round.preview.inspector'),
            t('round.preview.visits'),
            t('round.preview.openVisits'),
          ]}
          rows={plan.load.map(({ name, visits, open }) => [name, visits, open])}
        />
      )}
      {plan.rows.length > 0 && (
        <div
          className="mc-round-table"
          tabIndex={0}
          role="region"
          aria-label={t('round.preview.outlet')}
        >
          <PlainTable
            label={t('round.preview.outlet')}
            words={[1]}
            head={[t('round.preview.outlet'), t('round.preview.assigned')]}
            rows={plan.rows.map(({ unit, inspectors }) => [
              unit.name,
              inspectors.map(({ name }) => name).join('、') || t('round.preview.nobody'),
            ])}
          />
        </div>
      )}
      {plan.outlets > plan.rows.length && (
        <p className="mc-quiet">{t('round.preview.first', { n: plan.rows.length })}</p>
      )}
    </>
  );
}

function Findings({ plan }: { plan: RoundPreview }) {
  const { t } = useTranslation();
  if (plan.errors === 0) return <p className="mc-notice">{t('round.preview.ready')}</p>;
  const shown = plan.findings.slice(0, 8);
  return (
    <div className="mc-notice mc-notice-bad" role="alert">
      <p>{t('round.preview.errors', { n: plan.errors })}</p>
      <ul className="mc-round-findings">
        {shown.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {plan.errors > shown.length && (
        <p>{t('round.preview.moreFindings', { n: plan.errors - shown.length })}</p>
      )}
    </div>
  );
}

type Load = NonNullable<RoundPreview['frequency']>;

function Frequency({ load, people }: { load: Load; people: number }) {
  const { t } = useTranslation();
  const { rounds, perInspector, capacity, total } = load;
  return (
    <div>
      <strong>{t('round.preview.load')}</strong>
      <p className="mc-quiet">{t('round.preview.loadSummary', { total, people })}</p>
      <PlainTable
        label={t('round.preview.load')}
        head={[t('round.form.nth'), t('round.preview.visits'), t('round.preview.perInspector')]}
        rows={rounds.map((visits, at) => {
          const each = perInspector?.[at];
          const heavy = capacity !== null && each !== undefined && each > capacity;
          return [
            t('round.preview.nthRound', { n: at + 1 }),
            visits,
            heavy ? `${each}（${t('round.preview.tooHeavy', { n: capacity })}）` : (each ?? '—'),
          ];
        })}
      />
    </div>
  );
}
