/** The form of an item. */
import { useTranslation } from 'react-i18next';
import { itemCategories } from '../../../../domain/inspection/model.ts';
import { methods, type Item } from '../../../../domain/standard/index.ts';
import { Check } from '../../../shared/choices.tsx';
import { Field, FilterSelect } from '../../../shared/field.tsx';
import { AnswerFormFields } from './answer-form.tsx';
import styles from './edit.module.css';
import { CheckAt, DayAt, PointsAt, SelectAt, TextAt } from './inputs.tsx';
import { NodeTools } from './node-tools.tsx';
import { useAt } from './use-editing.ts';

export function ItemForm({ path }: { path: string }) {
  const { t } = useTranslation();
  const [item] = useAt<Item>(path);
  const evidence = ['optional', 'on-deduction', 'required'] as const;
  const evidenceNames = {
    optional: t('editor.evidenceOptional'),
    'on-deduction': t('editor.evidenceOnDeduction'),
    required: t('editor.evidenceRequired'),
  };
  return (
    <section className="mc-stack">
      <h2>{t('editor.item')}</h2>
      <NodeTools path={path} />
      <TextAt path={`${path}.name`} label={t('editor.name')} long />
      <div className={styles.row}>
        <TextAt path={`${path}.code`} label={t('editor.code')} />
        <PointsAt path={`${path}.points`} label={t('editor.points')} />
        <SelectAt
          path={`${path}.category`}
          label={t('editor.category')}
          choices={itemCategories.map((value) => ({ value, label: value }))}
        />
        <SelectAt
          path={`${path}.evidence`}
          label={t('editor.evidence')}
          choices={evidence.map((value) => ({ value, label: evidenceNames[value] }))}
        />
      </div>
      <AnswerFormFields path={`${path}.form`} points={item.points} />
      <div className={styles.checks}>
        <CheckAt path={`${path}.veto`} label={t('editor.veto')} />
        <CheckAt path={`${path}.extra`} label={t('editor.extra')} />
        <CheckAt path={`${path}.mayNotApply`} label={t('editor.mayNotApply')} />
        {item.form.kind === 'number' && (
          <CheckAt path={`${path}.timer`} label={t('editor.timer')} />
        )}
      </div>
      <Methods path={`${path}.methods`} />
      <div className={styles.row}>
        <Posts path={`${path}.posts`} />
        <When path={`${path}.when`} />
      </div>
      <Key path={`${path}.key`} />
      <TextAt path={`${path}.clause`} label={t('editor.clause')} />
      <TextAt path={`${path}.guide`} label={t('editor.guide')} long />
    </section>
  );
}

function Methods({ path }: { path: string }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useAt<Item['methods']>(path);
  return (
    <fieldset className={styles.group}>
      <legend>{t('editor.methods')}</legend>
      <div className={styles.checks}>
        {methods.map((method) => (
          <Check
            key={method}
            label={method}
            checked={chosen.includes(method)}
            onChange={() =>
              setChosen(methods.filter((one) => (one === method) !== chosen.includes(one)))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function Posts({ path }: { path: string }) {
  const { t } = useTranslation();
  const [posts, setPosts] = useAt<string[]>(path);
  const parts = (text: string) =>
    text
      .split(/[、，,;；]/)
      .map((post) => post.trim())
      .filter((post, at, all) => post !== '' && all.indexOf(post) === at);
  return (
    <Field label={t('editor.posts')}>
      {(id) => (
        <input
          key={posts.join('、')}
          id={id}
          type="text"
          className="mc-input"
          defaultValue={posts.join('、')}
          onBlur={(event) => setPosts(parts(event.target.value))}
        />
      )}
    </Field>
  );
}

function When({ path }: { path: string }) {
  const { t } = useTranslation();
  const [when, setWhen] = useAt<Item['when']>(path);
  const label = t('editor.when');
  return (
    <Field label={label}>
      {(id) => (
        <FilterSelect
          id={id}
          label={label}
          value={when ? String(when.is) : ''}
          all={t('editor.whenAlways')}
          choices={[
            { value: 'true', label: t('standard.tree.withMachine') },
            { value: 'false', label: t('standard.tree.withoutMachine') },
          ]}
          onChange={(is) =>
            setWhen(is === '' ? null : { attribute: 'queueMachine', is: is === 'true' })
          }
        />
      )}
    </Field>
  );
}

function Key({ path }: { path: string }) {
  const { t } = useTranslation();
  const [key, setKey] = useAt<Item['key']>(path);
  return (
    <fieldset className={styles.group}>
      <legend>{t('editor.key')}</legend>
      <Check
        label={t('editor.keyIs')}
        checked={key !== null}
        onChange={() => setKey(key ? null : { from: null, to: null })}
      />
      {key && (
        <div className={styles.row}>
          <DayAt path={`${path}.from`} label={t('editor.keyFrom')} />
          <DayAt path={`${path}.to`} label={t('editor.keyTo')} />
        </div>
      )}
    </fieldset>
  );
}
