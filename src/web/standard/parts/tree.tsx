/** The items as a tree, searched and narrowed; points at every level. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemCategories } from '../../../domain/inspection/model.ts';
import {
  allItems,
  methods,
  type Item,
  type Module,
  type StandardDocument,
} from '../../../domain/standard/index.ts';
import { FilterSelect } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { ItemRow } from './item-row.tsx';
import styles from './standard.module.css';

type Narrowing = { words: string; category: string; post: string; method: string };
const everything: Narrowing = { words: '', category: '', post: '', method: '' };

function fits(item: Item, { words, category, post, method }: Narrowing): boolean {
  const text = `${item.code} ${item.name} ${item.clause} ${item.guide}`.toLowerCase();
  return (
    text.includes(words.trim().toLowerCase()) &&
    (category === '' || item.category === category) &&
    (post === '' || item.posts.includes(post)) &&
    (method === '' || item.methods.some((one) => one === method))
  );
}

/** The modules with only the items that fit; what is left empty is left out. */
function narrowed(document: StandardDocument, by: Narrowing): Module[] {
  return document.modules
    .map((module) => ({
      ...module,
      projects: module.projects
        .map((project) => ({ ...project, items: project.items.filter((item) => fits(item, by)) }))
        .filter(({ items }) => items.length > 0),
    }))
    .filter(({ projects }) => projects.length > 0);
}

export function StandardTree({ document }: { document: StandardDocument }) {
  const { t } = useTranslation();
  const [by, setBy] = useState(everything);
  const items = allItems(document);
  const modules = narrowed(document, by);
  const count = modules.flatMap(({ projects }) => projects.flatMap((one) => one.items)).length;
  if (items.length === 0) return <p className="mc-quiet">{t('standard.tree.none')}</p>;
  return (
    <section className="mc-stack">
      <Filters by={by} onChange={setBy} items={items} />
      <p className="mc-quiet" role="status">
        {count === items.length
          ? t('standard.tree.items', { count })
          : t('standard.tree.found', { count })}
      </p>
      {count === 0 && <p>{t('standard.tree.nothing')}</p>}
      {modules.map((module) => (
        <ModulePart key={module.code} module={module} />
      ))}
    </section>
  );
}

type FilterProps = { by: Narrowing; onChange: (by: Narrowing) => void; items: Item[] };
function Filters({ by, onChange, items }: FilterProps) {
  const { t } = useTranslation();
  const posts = [...new Set(items.flatMap((item) => item.posts))];
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <div className="mc-toolbar mc-noprint">
      <TextInput
        type="search"
        value={by.words}
        aria-label={t('standard.tree.search')}
        placeholder={t('standard.tree.search')}
        className={styles.search}
        onText={(words) => onChange({ ...by, words })}
      />
      <FilterSelect
        label={t('standard.tree.category')}
        all={t('standard.tree.allCategories')}
        value={by.category}
        choices={choices(itemCategories)}
        onChange={(category) => onChange({ ...by, category })}
      />
      {posts.length > 0 && (
        <FilterSelect
          label={t('standard.tree.post')}
          all={t('standard.tree.allPosts')}
          value={by.post}
          choices={choices(posts)}
          onChange={(post) => onChange({ ...by, post })}
        />
      )}
      <FilterSelect
        label={t('standard.tree.method')}
        all={t('standard.tree.allMethods')}
        value={by.method}
        choices={choices(methods)}
        onChange={(method) => onChange({ ...by, method })}
      />
    </div>
  );
}

function ModulePart({ module }: { module: Module }) {
  const { t } = useTranslation();
  return (
    <details open className={`mc-card ${styles.module}`}>
      <summary>
        <h2>{module.name}</h2>
        <span className="mc-figure">{t('standard.tree.points', { points: module.points })}</span>
        {module.weight !== null && (
          <span className="mc-quiet">{t('standard.tree.weight', { weight: module.weight })}</span>
        )}
      </summary>
      {module.projects.map((project) => (
        <section key={project.code} className={styles.project}>
          <h3>
            {project.name}{' '}
            <span className="mc-quiet mc-figure">
              {t('standard.tree.itemsPoints', {
                count: project.items.length,
                points: project.points,
              })}
              {project.deductAtMost &&
                ` · ${t('standard.tree.atMost', { points: project.deductAtMost })}`}
            </span>
          </h3>
          <ul className={styles.items}>
            {project.items.map((item) => (
              <ItemRow key={item.code} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
