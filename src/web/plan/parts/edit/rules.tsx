// The rules of the plan under edit: clause, formulas with completion and checking, readings, examples.
import { useTranslation } from 'react-i18next';
import { grains, lineKinds } from '../../../../contract/plan-words.ts';
import type { Rule } from '../../../../contract/plan.ts';
import { namesFor } from '../feel/names.ts';
import { useEditing } from './context.ts';
import { ExamplesForm } from './examples-form.tsx';
import { FeelAt, SelectAt, TextAt } from './fields.tsx';
import { Items } from './items.tsx';
import { ReadingsForm } from './readings-form.tsx';
import { ClauseFields, type SectionProps } from './sections.tsx';
import styles from './edit.module.css';

const fresh = (): Rule => ({
  id: '',
  title: '',
  clauseNo: '',
  clause: '',
  each: '波次',
  kind: '单位考核',
  readings: [],
  when: '',
  amount: '',
  payer: '',
  shows: [],
  examples: [],
});

export function Rules({ item, onItem }: SectionProps) {
  return (
    <Items
      path="rules"
      chosen={item}
      onChoose={onItem}
      title={(rule: Rule) => `${rule.id} ${rule.title}`.trim()}
      fresh={fresh}
    >
      {(rule, path) => <RuleForm rule={rule} path={path} />}
    </Items>
  );
}

function RuleForm({ rule, path }: { rule: Rule; path: string }) {
  const { t } = useTranslation();
  const { plan } = useEditing();
  const names = namesFor(plan, rule.each, rule.readings);
  return (
    <>
      <div className={styles.row}>
        <TextAt path={`${path}.id`} label={t('plan.edit.id')} />
        <SelectAt
          path={`${path}.each`}
          label={t('plan.edit.each')}
          options={grains.map((value) => ({ value, label: t(`plan.grain.${value}`) }))}
        />
        <SelectAt
          path={`${path}.kind`}
          label={t('plan.edit.kind')}
          options={lineKinds.map((value) => ({ value, label: t(`plan.kind.${value}`) }))}
        />
      </div>
      <TextAt path={`${path}.title`} label={t('plan.edit.title')} />
      <ClauseFields path={path} />
      <FeelAt path={`${path}.when`} label={t('plan.edit.when')} names={names} expect="boolean" />
      <FeelAt path={`${path}.amount`} label={t('plan.edit.amount')} names={names} expect="number" />
      <FeelAt path={`${path}.payer`} label={t('plan.edit.payer')} names={names} expect="string" />
      <FeelAt
        path={`${path}.oncePerPhase`}
        label={t('plan.edit.oncePerPhase')}
        names={names}
        expect="boolean"
        optional
      />
      <SelectAt
        path={`${path}.shows`}
        label={t('plan.edit.shows')}
        many
        options={names
          .filter((name) => name.role === 'indicator')
          .map(({ name }) => ({ value: name, label: name }))}
      />
      <TextAt path={`${path}.note`} label={t('plan.edit.note')} rows={2} optional />
      <h3>{t('plan.edit.readings')}</h3>
      <ReadingsForm path={`${path}.readings`} />
      <h3>{t('plan.edit.examples')}</h3>
      <ExamplesForm rule={rule} path={path} names={names} />
    </>
  );
}
