// Where an indicator's value comes from: a kind, then only the parameters of that kind.
import { useTranslation } from 'react-i18next';
import type { Indicator, Source } from '../../../../contract/plan.ts';
import { levels } from '../../../../domain/organisation/model.ts';
import { useEditing, useField } from './context.ts';
import { Field, NumberAt, SelectAt, SwitchAt } from './fields.tsx';
import { Input, Select } from 'antd';
import { fieldId } from './document.ts';
import styles from './edit.module.css';
import { parametersOf, sourceKinds, type Parameter } from './sources.ts';

export function SourceForm({ indicator, path }: { indicator: Indicator; path: string }) {
  const { t } = useTranslation();
  const { set } = useField<Source>(`${path}.source`);
  const kind = indicator.source.kind;
  return (
    <div className={styles.row}>
      <Field path={`${path}.source.kind`} label={t('plan.source.kind')}>
        <Select
          id={fieldId(`${path}.source.kind`)}
          value={kind}
          showSearch={{ optionFilterProp: 'label' }}
          options={sourceKinds.map((value) => ({ value, label: t(`plan.source.kinds.${value}`) }))}
          onChange={(next) => set({ kind: next } as Source)}
          className={styles.wide}
        />
      </Field>
      {parametersOf[kind].map((parameter) => (
        <ParameterField
          key={parameter.key}
          parameter={parameter}
          path={`${path}.source.${parameter.key}`}
        />
      ))}
    </div>
  );
}

function ParameterField({ parameter, path }: { parameter: Parameter; path: string }) {
  const { t } = useTranslation();
  const { plan } = useEditing();
  const at = { path, label: t(`plan.source.${parameter.key}`) };
  switch (parameter.input) {
    case 'switch':
      return <SwitchAt {...at} />;
    case 'number':
      return <NumberAt {...at} min={parameter.min} max={parameter.max} />;
    case 'decimal':
      return <DecimalAt {...at} />;
    case 'rules': {
      const options = plan.rules.map((rule) => ({
        value: rule.id,
        label: `${rule.id} ${rule.title}`,
      }));
      return <SelectAt {...at} many options={options} />;
    }
    case 'within': {
      const ofReadings = plan.readings.map((reading) => `$${reading.id}`);
      const options = [...levels, ...ofReadings].map((value) => ({
        value,
        label: value.startsWith('$') ? t('plan.source.byReading', { id: value.slice(1) }) : value,
      }));
      return <SelectAt {...at} options={options} />;
    }
    case 'choice': {
      const options = parameter.options.map((value) => ({
        value,
        label: t(`plan.source.options.${value}`, value),
      }));
      return <SelectAt {...at} options={options} optional={parameter.optional ?? false} />;
    }
  }
}

/** A fixed value of the plan; empty is "not filled in yet", which is not zero. */
export function DecimalAt({ path, label }: { path: string; label: string }) {
  const { t } = useTranslation();
  const { set } = useEditing();
  const { value } = useField<string | null>(path);
  return (
    <Field path={path} label={label}>
      <Input
        id={fieldId(path)}
        inputMode="decimal"
        value={value ?? ''}
        placeholder={t('plan.source.notFilled')}
        onChange={(event) => set(path, event.target.value.trim() || null)}
      />
    </Field>
  );
}
