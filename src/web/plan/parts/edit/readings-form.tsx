// The readings of a clause: what is unclear, and the possible answers, default first.
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../../contract/plan.ts';
import { useField, useItems } from './context.ts';
import { TextAt } from './fields.tsx';
import styles from './edit.module.css';

export function ReadingsForm({ path }: { path: string }) {
  const { t } = useTranslation();
  const { list, add, remove } = useItems<Reading>(path);
  const fresh = (): Reading => ({
    id: `A${list.length + 1}`,
    question: '',
    options: [
      { value: 'a', label: '' },
      { value: 'b', label: '' },
    ],
  });
  return (
    <section>
      {list.map((_, index) => (
        <div key={index} className={styles.card}>
          <div className={styles.row}>
            <TextAt path={`${path}.${index}.id`} label={t('plan.edit.readingId')} />
            <TextAt path={`${path}.${index}.question`} label={t('plan.edit.question')} />
          </div>
          <Options path={`${path}.${index}.options`} />
          <Button danger type="link" onClick={() => remove(index)}>
            {t('plan.edit.removeReading')}
          </Button>
        </div>
      ))}
      <Button onClick={() => add(fresh())}>{t('plan.edit.addReading')}</Button>
    </section>
  );
}

type Choice = Reading['options'][number];

function Options({ path }: { path: string }) {
  const { t } = useTranslation();
  const { value = [], set } = useField<Choice[]>(path);
  const change = (index: number, part: Partial<Choice>) =>
    set(value.map((option, i) => (i === index ? { ...option, ...part } : option)));
  return (
    <>
      {value.map((option, index) => (
        <div key={index} className={styles.option}>
          <Input
            aria-label={t('plan.edit.optionValue')}
            value={option.value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <Input
            aria-label={t('plan.edit.optionLabel')}
            placeholder={index === 0 ? t('plan.edit.defaultOption') : t('plan.edit.optionLabel')}
            value={option.label}
            onChange={(event) => change(index, { label: event.target.value })}
          />
          <Button
            type="link"
            danger
            disabled={value.length <= 2}
            onClick={() => set(value.filter((_, i) => i !== index))}
          >
            {t('plan.edit.remove')}
          </Button>
        </div>
      ))}
      <Button type="dashed" size="small" onClick={() => set([...value, { value: '', label: '' }])}>
        {t('plan.edit.addOption')}
      </Button>
    </>
  );
}
