/** Which columns a person shows, and how closely set: remembered per list in this browser. */
import { useState } from 'react';

export type Density = 'roomy' | 'close';
export type TableView = {
  shown: (key: string) => boolean;
  toggle: (key: string) => void;
  density: Density;
  setDensity: (density: Density) => void;
};
type Stored = { on: string[]; off: string[]; density: Density };
type Described = { key: string; always?: boolean; optional?: boolean };

const nothing: Stored = { on: [], off: [], density: 'roomy' };
function read(key: string): Stored {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Stored>) };
  } catch {
    return nothing;
  }
}

export function useTableView(name: string, columns: readonly Described[]): TableView {
  const key = `mc-table-${name}`;
  const [stored, setStored] = useState(() => read(key));
  const save = (next: Stored) => {
    localStorage.setItem(key, JSON.stringify(next));
    setStored(next);
  };
  const shown = (column: string) => {
    const described = columns.find((one) => one.key === column);
    if (described?.always) return true;
    return described?.optional ? stored.on.includes(column) : !stored.off.includes(column);
  };
  const without = (list: string[], column: string) => list.filter((one) => one !== column);
  return {
    shown,
    toggle: (column) => {
      const hide = shown(column);
      const on = without(stored.on, column);
      const off = without(stored.off, column);
      save({ ...stored, on: hide ? on : [...on, column], off: hide ? [...off, column] : off });
    },
    density: stored.density,
    setDensity: (density) => save({ ...stored, density }),
  };
}
