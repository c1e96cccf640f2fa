// 方案编辑: the plan document as a form, section by section, checked as it is written.
import { Button } from 'antd';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanFinding, PlanVersion } from '../../../contract/plan-version.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { usePlanVersion } from '../api.ts';
import { Conflict } from '../parts/edit/conflict.tsx';
import { EditingContext } from '../parts/edit/context.ts';
import { fieldId, placeOf } from '../parts/edit/document.ts';
import { Rules } from '../parts/edit/rules.tsx';
import { Basics, Goals, Indicators, Phases, Values } from '../parts/edit/sections.tsx';
import { usePlanForm } from '../parts/edit/use-plan-form.ts';
import { Findings } from '../parts/findings.tsx';
import styles from '../parts/edit/edit.module.css';

export function EditPlanPage() {
  const { t } = useTranslation();
  const { versionId = '' } = useParams({ strict: false });
  const { data, error, refetch } = usePlanVersion(versionId);
  const [loaded, setLoaded] = useState(0);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.abilities.edit) {
    const back = (
      <Link to="/plans/$versionId" params={{ versionId }}>
        {t('plan.edit.back')}
      </Link>
    );
    return (
      <EmptyState
        title={t('plan.edit.notAllowed')}
        hint={t('plan.edit.notAllowedHint')}
        action={back}
      />
    );
  }
  const reload = () => void refetch().then(() => setLoaded((n) => n + 1));
  return <PlanForm key={`${data.id}:${loaded}`} version={data} onReload={reload} />;
}

const lists = { phases: Phases, goals: Goals, indicators: Indicators, rules: Rules } as const;
type List = keyof typeof lists;
const isList = (key: string): key is List => key in lists;
const sections = ['basics', 'phases', 'goals', 'indicators', 'rules', 'values'] as const;
type Section = (typeof sections)[number];

function PlanForm({ version, onReload }: { version: PlanVersion; onReload: () => void }) {
  const form = usePlanForm(version);
  const { plan, findings, set } = form;
  const [section, setSection] = useState<Section>('rules');
  const [items, setItems] = useState<Partial<Record<List, number>>>({});
  const editing = useMemo(() => ({ plan, findings, set }), [plan, findings, set]);
  const jump = (finding: PlanFinding) => {
    const place = placeOf(finding.path);
    setSection(isList(place.section) ? place.section : 'basics');
    setItems((now) => ({ ...now, [place.section]: place.item }));
    setTimeout(() => reveal(finding.path), 50); // once the section is on screen
  };
  return (
    <EditingContext value={editing}>
      <EditHeader version={version} form={form} />
      {form.conflict && <Conflict message={form.conflict} plan={plan} onReload={onReload} />}
      <Findings plan={plan} findings={findings} onJump={jump} />
      <SectionChoice chosen={section} onChoose={setSection} />
      <div className={styles.form}>
        {section === 'basics' && <Basics />}
        {section === 'values' && <Values />}
        {isList(section) && (
          <ListSection
            key={section}
            section={section}
            item={items[section] ?? 0}
            onItem={(index) => setItems((now) => ({ ...now, [section]: index }))}
          />
        )}
      </div>
      <SaveBar form={form} />
    </EditingContext>
  );
}

type ListProps = { section: List; item: number; onItem: (index: number) => void };

function ListSection({ section, ...props }: ListProps) {
  const Section = lists[section];
  return <Section {...props} />;
}

type ChoiceProps = { chosen: Section; onChoose: (section: Section) => void };

function SectionChoice({ chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <nav className={styles.sections} aria-label={t('plan.edit.sections')}>
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          aria-current={section === chosen || undefined}
          onClick={() => onChoose(section)}
        >
          {t(`plan.edit.section.${section}`)}
        </button>
      ))}
    </nav>
  );
}

type FormProps = { form: ReturnType<typeof usePlanForm> };

/** Stays in sight while there is something to save. */
function SaveBar({ form }: FormProps) {
  const { t } = useTranslation();
  if (!form.dirty) return null;
  return (
    <div className={styles.saveBar} role="status">
      {t('plan.edit.unsaved')}
      <Button type="primary" loading={form.saving} onClick={() => void form.submit()}>
        {t('plan.edit.save')}
      </Button>
    </div>
  );
}

function EditHeader({ version, form }: FormProps & { version: PlanVersion }) {
  const { t } = useTranslation();
  return (
    <PageHeader
      title={t('plan.edit.header', { title: form.plan.title })}
      purpose={t(form.dirty ? 'plan.edit.unsaved' : 'plan.edit.allSaved')}
      actions={
        <Link to="/plans/$versionId" params={{ versionId: String(version.id) }}>
          {t('plan.edit.back')}
        </Link>
      }
    />
  );
}

/** Brings the field of a finding into view and puts the cursor there. */
function reveal(path: string) {
  const element = document.getElementById(fieldId(path));
  element?.scrollIntoView({ block: 'center' });
  const inner = element?.querySelector<HTMLElement>('[contenteditable="true"]');
  (inner ?? element)?.focus();
}
