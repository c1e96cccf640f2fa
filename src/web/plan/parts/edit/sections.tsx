// The sections of the plan form but the rules: basics, phases, goals, indicators, fixed values.
import { useTranslation } from 'react-i18next';
import { grains } from '../../../../contract/plan-words.ts';
import type { Goal, Indicator, Phase } from '../../../../contract/plan.ts';
import { inspectionKinds } from '../../../../domain/inspection/model.ts';
import { namesFor } from '../feel/names.ts';
import { useEditing } from './context.ts';
import { DayAt, FeelAt, SelectAt, TextAt } from './fields.tsx';
import { Groups } from './groups.tsx';
import { Items } from './items.tsx';
import { ReadingsForm } from './readings-form.tsx';
import { DecimalAt, SourceForm } from './source-form.tsx';
import styles from './edit.module.css';

export type SectionProps = { item: number; onItem: (index: number) => void };

export function Basics() {
  const { t } = useTranslation();
  return (
    <>
      <TextAt path="title" label={t('plan.edit.title')} />
      <div className={styles.row}>
        <TextAt path="section" label={t('plan.edit.from')} />
        <TextAt path="issuer" label={t('plan.edit.issuer')} />
        <DayAt path="period.from" label={t('plan.edit.begins')} />
        <DayAt path="period.to" label={t('plan.edit.ends')} />
        <SelectAt
          path="counts"
          label={t('plan.edit.counts')}
          options={inspectionKinds.map((value) => ({ value, label: value }))}
        />
      </div>
      <Groups />
      <h3>{t('plan.edit.planReadings')}</h3>
      <ReadingsForm path="readings" />
    </>
  );
}

export function Phases({ item, onItem }: SectionProps) {
  const { t } = useTranslation();
  const fresh = (): Phase => ({
    id: '',
    name: '',
    title: '',
    from: '',
    to: '',
    target: '',
    clauseNo: '',
    clause: '',
  });
  return (
    <Items path="phases" chosen={item} onChoose={onItem} title={(p: Phase) => p.name} fresh={fresh}>
      {(_, path) => (
        <>
          <div className={styles.row}>
            <TextAt path={`${path}.id`} label={t('plan.edit.id')} />
            <TextAt path={`${path}.name`} label={t('plan.edit.name')} />
            <TextAt path={`${path}.title`} label={t('plan.edit.phaseTitle')} />
            <TextAt path={`${path}.target`} label={t('plan.edit.target')} />
            <DayAt path={`${path}.from`} label={t('plan.edit.begins')} />
            <DayAt path={`${path}.to`} label={t('plan.edit.ends')} />
          </div>
          <ClauseFields path={path} />
        </>
      )}
    </Items>
  );
}

export function ClauseFields({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <>
      <TextAt path={`${path}.clauseNo`} label={t('plan.edit.clauseNo')} />
      <TextAt
        path={`${path}.clause`}
        label={t('plan.edit.clause')}
        hint={t('plan.edit.clauseHint')}
        rows={2}
      />
    </>
  );
}

export function Goals({ item, onItem }: SectionProps) {
  const { t } = useTranslation();
  const { plan } = useEditing();
  const fresh = (): Goal => ({
    id: '',
    title: '',
    clauseNo: '',
    clause: '',
    readings: [],
    met: '',
    shows: [],
  });
  return (
    <Items path="goals" chosen={item} onChoose={onItem} title={(g: Goal) => g.title} fresh={fresh}>
      {(goal, path) => (
        <>
          <div className={styles.row}>
            <TextAt path={`${path}.id`} label={t('plan.edit.id')} />
            <TextAt path={`${path}.title`} label={t('plan.edit.title')} />
          </div>
          <ClauseFields path={path} />
          <FeelAt
            path={`${path}.met`}
            label={t('plan.edit.met')}
            names={namesFor(plan, '方案', goal.readings)}
            expect="boolean"
          />
          <ReadingsForm path={`${path}.readings`} />
          <TextAt path={`${path}.note`} label={t('plan.edit.note')} rows={2} optional />
        </>
      )}
    </Items>
  );
}

export function Indicators({ item, onItem }: SectionProps) {
  const { t } = useTranslation();
  const fresh = (): Indicator => ({ name: '', each: '波次', source: { kind: 'score' } });
  return (
    <Items
      path="indicators"
      chosen={item}
      onChoose={onItem}
      title={(i: Indicator) => i.name}
      fresh={fresh}
    >
      {(indicator, path) => (
        <>
          <div className={styles.row}>
            <TextAt path={`${path}.name`} label={t('plan.edit.name')} />
            <TextAt path={`${path}.unit`} label={t('plan.edit.unit')} optional />
          </div>
          <SelectAt
            path={`${path}.each`}
            label={t('plan.edit.each')}
            many
            options={grains.map((value) => ({ value, label: t(`plan.grain.${value}`) }))}
          />
          <SourceForm indicator={indicator} path={path} />
          <TextAt path={`${path}.note`} label={t('plan.edit.note')} optional />
        </>
      )}
    </Items>
  );
}

/** 固定值: the numbers the plan leaves to be filled in, in one place. */
export function Values() {
  const { t } = useTranslation();
  const { plan } = useEditing();
  return (
    <>
      <p className={styles.hint}>{t('plan.edit.valuesHint')}</p>
      <div className={styles.row}>
        {plan.indicators.map((indicator, index) =>
          indicator.source.kind === 'value' ? (
            <DecimalAt
              key={index}
              path={`indicators.${index}.source.value`}
              label={indicator.unit ? `${indicator.name}（${indicator.unit}）` : indicator.name}
            />
          ) : null,
        )}
      </div>
    </>
  );
}
