/** The editor of a standard: contents on one side, the form of the open node on the other. */
import { useRef } from 'react';
import { FindingsList } from '../findings-list.tsx';
import { DocumentForm } from './document-form.tsx';
import { levelOf, nodeOf } from './document-edit.ts';
import styles from './edit.module.css';
import { ItemForm } from './item-form.tsx';
import { LevelForm } from './level-forms.tsx';
import { Outline } from './outline.tsx';
import { EditingContext, type Editing } from './use-editing.ts';

type Props = { editing: Editing; quiet?: boolean };

/** @param quiet the findings are shown elsewhere */
export function StandardEditor({ editing, quiet = false }: Props) {
  const form = useRef<HTMLDivElement>(null);
  const { open, show, findings } = editing;
  const go = (path: string) => {
    show(nodeOf(path));
    form.current?.scrollIntoView({ block: 'nearest' });
  };
  const level = levelOf(open);
  return (
    <EditingContext value={editing}>
      {!quiet && <FindingsList findings={findings} onGo={go} />}
      <div className={styles.split}>
        <Outline />
        <div ref={form} className={`mc-card ${styles.form}`}>
          {/* Keyed so that no field of one node shows another's text. */}
          <div key={open}>
            {level === 'document' && <DocumentForm />}
            {(level === 'module' || level === 'project') && <LevelForm path={open} level={level} />}
            {level === 'item' && <ItemForm path={open} />}
          </div>
        </div>
      </div>
    </EditingContext>
  );
}
