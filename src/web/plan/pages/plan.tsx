// 方案: the plan as people know it, clause by clause, each beside the rule the machine runs.
import { useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Readings as Chosen } from '../../../contract/plan.ts';
import type { PlanVersion } from '../../../contract/plan-version.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { StateTag } from '../../shared/state-tag.tsx';
import { Day } from '../../shared/values.tsx';
import { usePlanVersion, useProgress } from '../api.ts';
import { ChoiceBar } from '../parts/choice-bar.tsx';
import { Contents } from '../parts/contents.tsx';
import { allNames } from '../parts/feel/names.ts';
import { Findings } from '../parts/findings.tsx';
import { Goals } from '../parts/goals.tsx';
import { GroupsView } from '../parts/groups-view.tsx';
import { Indicators } from '../parts/indicators.tsx';
import { PlanActions } from '../parts/plan-actions.tsx';
import { Readings } from '../parts/readings.tsx';
import { RuleCard } from '../parts/rule-card.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { Versions } from '../parts/versions.tsx';
import styles from '../parts/plan.module.css';

export function PlanPage() {
  const { versionId = '' } = useParams({ strict: false });
  const { data, error, refetch } = usePlanVersion(versionId);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <PlanView key={data.id} version={data} />;
}

function PlanView({ version }: { version: PlanVersion }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>(version.readings);
  const progress = useProgress(String(version.id)).data;
  const plan = version.document;
  const names = useMemo(() => allNames(plan), [plan]);
  const readings = {
    chosen,
    versionId: version.id,
    onChoose: (key: string, value: string) => setChosen({ ...chosen, [key]: value }),
  };
  return (
    <>
      <PlanHeader version={version} chosen={chosen} />
      <Findings plan={plan} findings={version.findings} />
      <div className={styles.page}>
        <div>
          <Part id="phases" title={t('plan.part.phases')}>
            <Timeline phases={plan.phases} gates={progress?.gates} />
          </Part>
          <Part id="goals" title={t('plan.part.goals')}>
            <Goals goals={plan.goals} progress={progress?.goals} names={names} {...readings} />
          </Part>
          <Part id="rules" title={t('plan.part.rules')}>
            <Readings scope={null} of={plan.readings} {...readings} />
            {plan.rules.map((rule) => (
              <RuleCard
                key={rule.id}
                rule={rule}
                names={names}
                results={version.examples[rule.id]}
                {...readings}
              />
            ))}
          </Part>
          <Part id="indicators" title={t('plan.part.indicators')}>
            <Indicators indicators={plan.indicators} />
          </Part>
          <Part id="versions" title={t('plan.part.versions')}>
            <Versions version={version} />
          </Part>
          <ChoiceBar
            version={version}
            chosen={chosen}
            onReset={() => setChosen(version.readings)}
          />
        </div>
        <Contents plan={plan} />
      </div>
    </>
  );
}

function PlanHeader({ version, chosen }: { version: PlanVersion; chosen: Chosen }) {
  const { t } = useTranslation();
  const plan = version.document;
  return (
    <PageHeader
      title={plan.title}
      purpose={
        <>
          {plan.section} · {plan.issuer} · <Day value={plan.period.from} /> —{' '}
          <Day value={plan.period.to} /> · {t('plan.version.nth', { version: version.version })}{' '}
          <StateTag state={version.state} />
        </>
      }
      actions={<PlanActions version={version} chosen={chosen} />}
    >
      <GroupsView groups={plan.groups} />
    </PageHeader>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
