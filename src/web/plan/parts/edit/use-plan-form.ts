// The plan under edit: what was loaded, what was changed, saving with the revision it started from.
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../../contract/plan.ts';
import type { PlanFinding, PlanVersion } from '../../../../contract/plan-version.ts';
import { ApiProblem } from '../../../shared/api.ts';
import { toast } from '../../../shared/toast.tsx';
import { useSavePlan } from '../../api.ts';
import { set as setAt } from './document.ts';

export function usePlanForm(version: PlanVersion) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const save = useSavePlan(String(version.id));
  const [plan, setPlan] = useState<Plan>(version.document);
  const [saved, setSaved] = useState<Plan>(version.document);
  const [revision, setRevision] = useState(version.revision);
  const [findings, setFindings] = useState<PlanFinding[]>(version.findings);
  const [conflict, setConflict] = useState<string | null>(null);
  const dirty = plan !== saved;
  const set = useCallback(
    (path: string, value: unknown) => setPlan((now) => setAt(now, path, value)),
    [],
  );

  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('plan.edit.leave')),
    enableBeforeUnload: () => dirty,
    disabled: !dirty,
  });

  const submit = async () => {
    try {
      const body = { revision, document: plan, readings: version.readings };
      const answer = await save.mutateAsync(body);
      setRevision(answer.revision);
      setFindings(answer.findings);
      setSaved(plan);
      setConflict(null);
      void client.invalidateQueries({ queryKey: ['/api/plans'] });
      toast.done(
        answer.findings.length
          ? t('plan.edit.savedWithFindings', { count: answer.findings.length })
          : t('plan.edit.saved'),
      );
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 409) setConflict(error.message);
      else toast.problem(error);
      if (error instanceof ApiProblem && error.findings.length)
        setFindings(error.findings as PlanFinding[]);
    }
  };
  return {
    plan,
    findings,
    dirty,
    conflict,
    saving: save.isPending,
    submit,
    set,
  };
}
