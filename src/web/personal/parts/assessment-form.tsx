/** Writing an assessment: purpose, lawfulness, effect, measures (个人信息保护法 art. 56). */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assessmentUses } from '../../../contract/personal.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useSaveAssessment, type Assessment, type NewAssessment } from '../api.ts';
import { TextArea } from './text-area.tsx';

export const assessmentTexts = ['purpose', 'lawfulness', 'effect', 'measures'] as const;

const fresh = (planId: number | null): NewAssessment => ({
  title: '',
  uses: ['ledger'],
  planId,
  purpose: '',
  lawfulness: '',
  effect: '',
  measures: '',
});
const draftOf = ({ title, uses, planId, purpose, lawfulness, effect, measures }: Assessment) => ({
  title,
  uses,
  planId,
  purpose,
  lawfulness,
  effect,
  measures,
});

type Props = {
  one: Assessment | null;
  plans: readonly { id: number; title: string }[];
  planId: number | null;
  onClose: () => void;
};

export function AssessmentForm({ one, plans, planId, onClose }: Props) {
  const { t } = useTranslation();
  const save = useSaveAssessment(one?.id ?? null);
  const [version] = useState(one?.version ?? 0);
  const [draft, setDraft] = useState(() => (one ? draftOf(one) : fresh(planId)));
  const change = (patch: Partial<NewAssessment>) => setDraft({ ...draft, ...patch });
  const toggle = (use: NewAssessment['uses'][number], on: boolean) =>
    change({ uses: on ? [...draft.uses, use] : draft.uses.filter((other) => other !== use) });
  const submit = async () => {
    await save(one ? { ...draft, version } : draft);
    toast.done(t('personal.assessmentSaved'));
    onClose();
  };
  return (
    <FormDialog
      title={t(one ? 'personal.editAssessment' : 'personal.addAssessment')}
      submitText={t('shared.action.save')}
      ready={draft.uses.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="mc-quiet">{t('personal.assessmentHint')}</p>
      <Field label={t('personal.assessmentTitle')}>
        {(id) => (
          <TextInput
            id={id}
            required
            maxLength={120}
            value={draft.title}
            onText={(title) => change({ title })}
          />
        )}
      </Field>
      <fieldset className="mc-field">
        <legend>{t('personal.use')}</legend>
        {assessmentUses.map((use) => (
          <label key={use} className="mc-check">
            <input
              type="checkbox"
              checked={draft.uses.includes(use)}
              onChange={(event) => toggle(use, event.target.checked)}
            />
            {t(`personal.uses.${use}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('personal.plan')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('personal.plan')}
            all={t('personal.everyPlan')}
            value={draft.planId === null ? '' : String(draft.planId)}
            choices={plans.map((plan) => ({ value: String(plan.id), label: plan.title }))}
            onChange={(value) => change({ planId: value ? Number(value) : null })}
          />
        )}
      </Field>
      {assessmentTexts.map((name) => (
        <TextArea
          key={name}
          label={t(`personal.texts.${name}`)}
          hint={t(`personal.textHints.${name}`)}
          most={2000}
          value={draft[name]}
          onChange={(text) => change({ [name]: text })}
        />
      ))}
    </FormDialog>
  );
}
