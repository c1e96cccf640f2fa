/** 影响评估: what has to be written and approved before persons are named in public. */
import { Button } from 'antd';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assessmentUses } from '../../../contract/personal.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { toast } from '../../shared/toast.tsx';
import { Day } from '../../shared/values.tsx';
import { useApprove, type Assessment, type AssessmentsPage as Page } from '../api.ts';
import { AssessmentForm } from '../parts/assessment-form.tsx';
import { AssessmentText } from '../parts/assessment-text.tsx';
import { PersonalNav } from '../parts/nav.tsx';

type Open = { how: 'new' } | { how: 'edit' | 'read'; one: Assessment };

export function AssessmentsPage() {
  const { t } = useTranslation();
  const { plan }: { plan?: string } = useSearch({ strict: false });
  const state = useListState();
  const { plan: _, ...asked } = state.params;
  const list = useList<Page>('/api/personal/assessments', asked);
  const [open, setOpen] = useState<Open | null>(plan ? { how: 'new' } : null);
  const add = list.data?.abilities.add && (
    <Button type="primary" onClick={() => setOpen({ how: 'new' })}>
      {t('personal.addAssessment')}
    </Button>
  );
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={t('personal.assessments')}
        purpose={t('personal.assessmentsPurpose')}
        actions={add}
      >
        <PersonalNav />
      </PageHeader>
      <DataTable
        name="assessments"
        label={t('personal.assessments')}
        rowKey={(row) => row.id}
        columns={useColumns(setOpen)}
        list={list}
        state={state}
        empty={{
          title: t('personal.noAssessments'),
          hint: t('personal.noAssessmentsHint'),
          action: add,
        }}
        filters={
          <FilterSelect
            label={t('personal.use')}
            all={t('personal.use')}
            value={state.params['use'] ?? ''}
            choices={assessmentUses.map((value) => ({ value, label: t(`personal.uses.${value}`) }))}
            onChange={(use) => state.set({ use: use || null })}
          />
        }
      />
      {open && open.how !== 'read' && list.data && (
        <AssessmentForm
          one={open.how === 'edit' ? open.one : null}
          plans={list.data.plans}
          planId={plan ? Number(plan) : null}
          onClose={close}
        />
      )}
      {open?.how === 'read' && <AssessmentText one={open.one} onClose={close} />}
    </>
  );
}

function useColumns(onOpen: (open: Open) => void): Column<Assessment>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'title',
      title: t('personal.assessmentTitle'),
      always: true,
      render: (one) => (
        <Button type="link" className="mc-plain-link" onClick={() => onOpen({ how: 'read', one })}>
          {one.title}
        </Button>
      ),
    },
    {
      key: 'uses',
      title: t('personal.use'),
      render: (one) => one.uses.map((use) => t(`personal.uses.${use}`)).join(t('shared.value.and')),
    },
    {
      key: 'plan',
      title: t('personal.plan'),
      render: (one) => one.planTitle ?? t('personal.everyPlan'),
    },
    { key: 'unit', title: t('personal.unit'), render: (one) => one.unit.name },
    { key: 'by', title: t('personal.writtenBy'), render: (one) => one.createdBy },
    {
      key: 'approved',
      title: t('personal.approved'),
      render: (one) =>
        one.approvedAt ? (
          <span>
            {one.approvedBy} <Day value={one.approvedAt.slice(0, 10)} />
          </span>
        ) : (
          <Tag tone="warning">{t('personal.notApproved')}</Tag>
        ),
    },
    {
      key: 'can',
      title: t('personal.steps'),
      render: (one) => <Steps one={one} onOpen={onOpen} />,
    },
  ];
}

function Steps({ one, onOpen }: { one: Assessment; onOpen: (open: Open) => void }) {
  const { t } = useTranslation();
  const approve = useApprove(one.id);
  return (
    <span className="mc-actions">
      {one.can.edit && (
        <Button size="small" onClick={() => onOpen({ how: 'edit', one })}>
          {t('shared.action.edit')}
        </Button>
      )}
      {one.can.approve && (
        <ConfirmButton
          size="small"
          title={t('personal.approveTitle')}
          consequences={<p>{t('personal.approveConsequence')}</p>}
          confirmText={t('personal.approve')}
          onConfirm={async () => {
            await approve(one.version);
            toast.done(t('personal.approvedDone'));
          }}
        >
          {t('personal.approve')}
        </ConfirmButton>
      )}
    </span>
  );
}
