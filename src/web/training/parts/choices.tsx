// What forms of 培训 choose from: points of the software list, posts, long texts.
import { useTranslation } from 'react-i18next';
import { tags, type Tag } from '../../../domain/training/index.ts';
import { Check } from '../../shared/choices.tsx';
import { FilterSelect, Field } from '../../shared/field.tsx';
import type { ListState } from '../../shared/list-state.ts';
import { usePosts } from '../api.ts';
import styles from './training.module.css';

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

export function useTagChoices() {
  const { t } = useTranslation();
  return tags.map((value) => ({ value, label: t(`training.tags.${value}`) }));
}

type TagProps = { value: readonly Tag[]; onChange: (value: Tag[]) => void };
export function TagChecks({ value, onChange }: TagProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.checks}>
      <legend>{t('training.tag')}</legend>
      {useTagChoices().map((tag) => (
        <Check
          key={tag.value}
          label={tag.label}
          checked={value.includes(tag.value)}
          onChange={() => onChange(toggled(value, tag.value))}
        />
      ))}
    </fieldset>
  );
}

type PostProps = { value: readonly string[]; onChange: (value: string[]) => void };
/** None chosen means everybody. */
export function PostChecks({ value, onChange }: PostProps) {
  const { t } = useTranslation();
  const posts = usePosts().data ?? [];
  const offered = [...posts, ...value.filter((post) => !posts.includes(post))];
  return (
    <fieldset className={styles.checks}>
      <legend>{t('training.posts')}</legend>
      <p className="mc-quiet">{t('training.postsHint')}</p>
      {offered.map((post) => (
        <Check
          key={post}
          label={post}
          checked={value.includes(post)}
          onChange={() => onChange(toggled(value, post))}
        />
      ))}
    </fieldset>
  );
}

type AreaProps = {
  label: string;
  hint?: string;
  value: string;
  most: number;
  required?: boolean;
  tall?: boolean;
  onChange: (value: string) => void;
};
export function TextArea({ label, hint, value, most, required, tall, onChange }: AreaProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <textarea
          id={id}
          aria-describedby={hintId}
          className={tall ? styles.tall : styles.text}
          maxLength={most}
          required={required ?? false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type FilterProps = {
  state: ListState;
  name: string;
  label: string;
  choices: readonly { value: string; label: string }[];
};
/** One parameter of the address as a choice. */
export function Filter({ state, name, label, choices }: FilterProps) {
  return (
    <FilterSelect
      label={label}
      all={label}
      value={state.params[name] ?? ''}
      choices={choices}
      onChange={(value) => state.set({ [name]: value || null })}
    />
  );
}
