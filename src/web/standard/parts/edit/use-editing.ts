/** A standard being edited: its history for undo, and the node that is open. */
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import { standardFaults, type StandardDocument } from '../../../../domain/standard/index.ts';
import { findingText } from '../../../../contract/standard-findings.ts';
import { currentLanguage } from '../../../shared/i18n.ts';
import type { ShownFinding } from '../../api.ts';
import { changeAt, valueAt } from './document-edit.ts';

export type Editing = {
  document: StandardDocument;
  /** Path of the node whose form is shown. */
  open: string;
  show: (path: string) => void;
  /** Replaces the document; `open` may follow. */
  edit: (next: StandardDocument, open?: string) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  findings: ShownFinding[];
};

type Steps = { past: StandardDocument[]; now: StandardDocument; next: StandardDocument[] };
const remembered = 200;

const shownFindings = (document: StandardDocument): ShownFinding[] =>
  standardFaults(document).map((finding) => ({
    ...finding,
    message: findingText(finding, currentLanguage()),
  }));

export function useStandardEditing(first: StandardDocument): Editing {
  const [steps, setSteps] = useState<Steps>({ past: [], now: first, next: [] });
  const [open, setOpen] = useState('');
  const edit = useCallback((document: StandardDocument, at?: string) => {
    setSteps(({ past, now }) => ({
      past: [...past, now].slice(-remembered),
      now: document,
      next: [],
    }));
    if (at !== undefined) setOpen(at);
  }, []);
  const undo = useCallback(
    () =>
      setSteps(({ past, now, next }) => {
        const before = past.at(-1);
        return before
          ? { past: past.slice(0, -1), now: before, next: [now, ...next] }
          : { past, now, next };
      }),
    [],
  );
  const redo = useCallback(
    () =>
      setSteps(({ past, now, next }) => {
        const [after, ...rest] = next;
        return after ? { past: [...past, now], now: after, next: rest } : { past, now, next };
      }),
    [],
  );
  const document = steps.now;
  const findings = useMemo(() => shownFindings(document), [document]);
  // An undo may take away the node that is open.
  const exists = open === '' || valueAt(document, open) !== undefined;
  return {
    document,
    open: exists ? open : '',
    show: setOpen,
    edit,
    undo: steps.past.length > 0 ? undo : null,
    redo: steps.next.length > 0 ? redo : null,
    findings,
  };
}

export const EditingContext = createContext<Editing | null>(null);
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('a field outside of its form');
  return editing;
}

/** Value and setter of one field of the document. */
export function useAt<T>(path: string): [T, (value: T) => void] {
  const { document, edit } = useEditing();
  return [valueAt(document, path) as T, (value) => edit(changeAt<T>(document, path, () => value))];
}
