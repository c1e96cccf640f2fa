/** What can be done with the node that is open: move, duplicate, delete, add below; and whether it ties. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  allItems,
  sumOfParts,
  type Item,
  type Module,
  type Project,
} from '../../../../domain/standard/index.ts';
import { toast } from '../../../shared/toast.tsx';
import {
  changeAt,
  freshCode,
  freshItem,
  freshModule,
  freshProject,
  levelOf,
  listOf,
  moveAt,
  removeAt,
  valueAt,
} from './document-edit.ts';
import styles from './edit.module.css';
import { useEditing, type Editing } from './use-editing.ts';

/** Appends below `path` and opens what was added. */
function appended(editing: Editing, list: string, node: Item | Project | Module): void {
  const { document, edit } = editing;
  const length = (valueAt(document, list) as unknown[]).length;
  edit(
    changeAt<unknown[]>(document, list, (all) => [...all, node]),
    `${list}.${length}`,
  );
}

/** The button that adds what belongs below this level. */
export function AddBelow({ path }: { path: string }) {
  const { t } = useTranslation();
  const editing = useEditing();
  const { document } = editing;
  const level = levelOf(path);
  if (level === 'document') {
    const codes = document.modules.map(({ code }) => code);
    const add = () =>
      appended(editing, 'modules', freshModule(freshCode(codes), t('editor.newModule')));
    return <Button onClick={add}>{t('editor.addModule')}</Button>;
  }
  if (level === 'module') {
    const codes = document.modules.flatMap(({ projects }) => projects.map(({ code }) => code));
    const add = () =>
      appended(editing, `${path}.projects`, freshProject(freshCode(codes), t('editor.newProject')));
    return <Button onClick={add}>{t('editor.addProject')}</Button>;
  }
  const list = level === 'project' ? `${path}.items` : listOf(path).list;
  const codes = allItems(document).map(({ code }) => code);
  const near = (valueAt(document, list) as Item[]).map(({ code }) => code).at(-1);
  const add = () =>
    appended(
      editing,
      list,
      freshItem(freshCode(near === undefined ? codes : [...codes, near]), t('editor.newItem')),
    );
  return <Button onClick={add}>{t('editor.addItem')}</Button>;
}

export function NodeTools({ path }: { path: string }) {
  const { t } = useTranslation();
  const editing = useEditing();
  const { document, edit } = editing;
  const { list, index } = listOf(path);
  const length = (valueAt(document, list) as unknown[]).length;
  const move = (by: -1 | 1) => edit(moveAt(document, path, by), `${list}.${index + by}`);
  const copy = () => {
    const node = valueAt(document, path) as Item;
    const codes = allItems(document).map(({ code }) => code);
    const twin = { ...node, code: freshCode([...codes, node.code]) };
    const next = changeAt<unknown[]>(document, list, (all) => all.toSpliced(index + 1, 0, twin));
    edit(next, `${list}.${index + 1}`);
  };
  const remove = () => {
    edit(removeAt(document, path), list.split('.').slice(0, -1).join('.'));
    toast.done(`${t('editor.remove')} · ${t('editor.undo')}`);
  };
  return (
    <div className={styles.tools}>
      <AddBelow path={path} />
      <Button disabled={index === 0} onClick={() => move(-1)}>
        {t('editor.up')}
      </Button>
      <Button disabled={index === length - 1} onClick={() => move(1)}>
        {t('editor.down')}
      </Button>
      {levelOf(path) === 'item' && <Button onClick={copy}>{t('editor.copy')}</Button>}
      <Button danger onClick={remove}>
        {t('editor.remove')}
      </Button>
    </div>
  );
}

/** The sum of the level below beside the points written, and a way to take it over. */
export function SumLine({ path }: { path: string }) {
  const { t } = useTranslation();
  const { document, edit } = useEditing();
  const sum = sumOfParts(document, path);
  const field = path === '' ? 'total' : `${path}.points`;
  const points = valueAt(document, field) as string;
  if (sum === null) return null;
  const ties = Number(points) === Number(sum);
  return (
    <p className={`${styles.sum} ${ties ? '' : styles.off}`} role="status">
      {t('editor.sum', { sum })}{' '}
      {ties ? (
        `· ${t('editor.sumOk')}`
      ) : (
        <Button size="small" onClick={() => edit(changeAt(document, field, () => sum))}>
          {t('editor.sumTake', { sum })}
        </Button>
      )}
    </p>
  );
}
