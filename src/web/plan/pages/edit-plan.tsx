// 方案编辑: the plan document as a form, section by section, checked as it is written.
import { Alert, Button, Tabs } from 'antd';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanFinding, PlanVersion } from '../../../contract/settlement.ts';
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

export function EditPlanPage() {
  const { t } = useTranslation();
  const { versionId = '' } = useParams({ strict: false });
  const { data, error, refetch } = usePlanVersion(versionId);
  const [loaded, setLoaded] = useState(0);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.abilities.edit) return <Alert type="info" showIcon title={t('plan.edit.notAllowed')} />;
  const reload = () => void refetch().then(() => setLoaded((n) => n + 1));
  return <PlanForm key={`${data.id}:${loaded}`} version={data} onReload={reload} />;
}

const sections = { phases: Phases, goals: Goals, indicators: Indicators, rules: Rules } as const;
type ListSection = keyof typeof sections;
const isList = (key: string): key is ListSection => key in sections;

function PlanForm({ version, onReload }: { version: PlanVersion; onReload: () => void }) {
  const { t } = useTranslation();
  const form = usePlanForm(version);
  const { plan, findings, set } = form;
  const [section, setSection] = useState('rules');
  const [items, setItems] = useState<Partial<Record<ListSection, number>>>({});
  const editing = useMemo(() => ({ plan, findings, set }), [plan, findings, set]);
  const jump = (finding: PlanFinding) => {
    const place = placeOf(finding.path);
    setSection(isList(place.section) ? place.section : 'basics');
    setItems((now) => ({ ...now, [place.section]: place.item }));
    requestAnimationFrame(() => setTimeout(() => reveal(finding.path), 50));
  };
  const tab = (key: string) => ({
    key,
    label: t(`plan.edit.section.${key}` as 'plan.edit.section.rules'),
  });
  const listTab = (key: ListSection) => {
    const Section = sections[key];
    const onItem = (index: number) => setItems((now) => ({ ...now, [key]: index }));
    return { ...tab(key), children: <Section item={items[key] ?? 0} onItem={onItem} /> };
  };
  return (
    <EditingContext value={editing}>
      <EditHeader version={version} form={form} />
      {form.conflict && <Conflict message={form.conflict} plan={plan} onReload={onReload} />}
      <Findings findings={findings} onJump={jump} />
      <Tabs
        activeKey={section}
        onChange={setSection}
        destroyOnHidden
        items={[
          { ...tab('basics'), children: <Basics /> },
          listTab('phases'),
          listTab('goals'),
          listTab('indicators'),
          listTab('rules'),
          { ...tab('values'), children: <Values /> },
        ]}
      />
    </EditingContext>
  );
}

type HeaderProps = { version: PlanVersion; form: ReturnType<typeof usePlanForm> };

function EditHeader({ version, form }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <PageHeader
      title={t('plan.edit.header', { title: form.plan.title })}
      purpose={t(form.dirty ? 'plan.edit.unsaved' : 'plan.edit.allSaved')}
      actions={
        <>
          <Link to="/plans/$versionId" params={{ versionId: String(version.id) }}>
            {t('plan.edit.back')}
          </Link>
          <Button
            type="primary"
            disabled={!form.dirty}
            loading={form.saving}
            onClick={() => void form.submit()}
          >
            {t('plan.edit.save')}
          </Button>
        </>
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
