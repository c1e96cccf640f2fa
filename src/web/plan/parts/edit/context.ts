// The plan under edit, shared by every field of the form, so that fields name only their path.
import { createContext, useContext } from 'react';
import type { Plan } from '../../../../contract/plan.ts';
import type { PlanFinding } from '../../../../contract/plan-version.ts';
import { get, listAt } from './document.ts';

export type Editing = {
  plan: Plan;
  findings: PlanFinding[];
  set: (path: string, value: unknown) => void;
};

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('A field of the plan form stands outside the form');
  return editing;
}

/** One field: its value, its setter, and what the server found wrong with it. */
export function useField<T>(path: string) {
  const { plan, findings, set } = useEditing();
  return {
    value: get(plan, path) as T | undefined,
    set: (value: T | undefined) => set(path, value),
    wrong: findings.filter((finding) => finding.path === path),
  };
}

/** A list in the document with the usual changes. */
export function useItems<T>(path: string) {
  const { plan, set } = useEditing();
  const list = listAt(plan, path) as T[];
  return {
    list,
    add: (item: T) => set(path, [...list, item]),
    remove: (index: number) =>
      set(
        path,
        list.filter((_, i) => i !== index),
      ),
    move: (index: number, by: number) => {
      const moved = [...list];
      moved.splice(index + by, 0, ...moved.splice(index, 1));
      set(path, moved);
    },
  };
}
