// Worked examples: for each, the value of every name the formulas use, and what should come out.
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Reading, Rule } from '../../../../contract/plan.ts';
import type { FeelName } from '../feel/names.ts';
import { tokenise } from '../feel/tokens.ts';
import { useField, useItems } from './context.ts';
import { TextAt } from './fields.tsx';
import styles from './edit.module.css';

type Example = Rule['examples'][number];
type Props = { rule: Rule; path: string; names: FeelName[] };

/** The names that the rule's formulas use, in the order of their first use. */
function usedIn(rule: Rule, names: FeelName[]): FeelName[] {
  const known = names.map((name) => name.name);
  const used = [rule.when, rule.amount].flatMap((source) =>
    tokenise(source, known)
      .filter((token) => token.kind === 'name')
      .map((token) => token.text),
  );
  return [...new Set(used)].flatMap((text) => names.find((name) => name.name === text) ?? []);
}

export function ExamplesForm({ rule, path, names }: Props) {
  const { t } = useTranslation();
  const { list, add, remove } = useItems<Example>(`${path}.examples`);
  const used = usedIn(rule, names).filter((name) => name.role === 'indicator');
  return (
    <section>
      {list.map((_, index) => (
        <div key={index} className={styles.card}>
          <div className={styles.row}>
            <TextAt path={`${path}.examples.${index}.title`} label={t('plan.edit.exampleTitle')} />
            <TextAt
              path={`${path}.examples.${index}.amount`}
              label={t('plan.edit.exampleAmount')}
            />
          </div>
          <div className={styles.row}>
            {used.map((name) => (
              <InputOf key={name.name} name={name} path={`${path}.examples.${index}.inputs`} />
            ))}
            {rule.readings.map((reading) => (
              <ReadingOf
                key={reading.id}
                reading={reading}
                path={`${path}.examples.${index}.readings`}
              />
            ))}
          </div>
          <Button danger type="link" onClick={() => remove(index)}>
            {t('plan.edit.removeExample')}
          </Button>
        </div>
      ))}
      <Button onClick={() => add({ title: '', inputs: {}, readings: {}, amount: '' })}>
        {t('plan.edit.addExample')}
      </Button>
    </section>
  );
}

function InputOf({ name, path }: { name: FeelName; path: string }) {
  const { t } = useTranslation();
  const { value = {}, set } = useField<Example['inputs']>(path);
  const now = value[name.name] ?? null;
  const put = (next: string | boolean | null) => set({ ...value, [name.name]: next });
  return (
    <label className={styles.field}>
      {name.name}
      {name.type === 'boolean' ? (
        <Select
          value={now === null ? '' : String(now)}
          className={styles.wide}
          aria-label={name.name}
          onChange={(next) => put(next === '' ? null : next === 'true')}
          options={[
            { value: 'true', label: t('shared.value.yes') },
            { value: 'false', label: t('shared.value.no') },
            { value: '', label: t('plan.unknown') },
          ]}
        />
      ) : (
        <Input
          value={String(now ?? '')}
          placeholder={t('plan.unknown')}
          onChange={(event) => put(event.target.value || null)}
        />
      )}
    </label>
  );
}

function ReadingOf({ reading, path }: { reading: Reading; path: string }) {
  const { t } = useTranslation();
  const { value = {}, set } = useField<Example['readings']>(path);
  const others = (next: string) => {
    const { [reading.id]: _, ...rest } = value;
    return next ? { ...rest, [reading.id]: next } : rest;
  };
  return (
    <label className={styles.field}>
      {t('plan.reading.tag', { id: reading.id })}
      <Select
        value={value[reading.id] ?? ''}
        className={styles.wide}
        aria-label={reading.question}
        onChange={(next) => set(others(next))}
        options={[
          { value: '', label: t('plan.reading.useDefault') },
          ...reading.options.map((option) => ({ value: option.value, label: option.label })),
        ]}
      />
    </label>
  );
}
