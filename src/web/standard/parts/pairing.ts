/** Changing which item of two versions is which. */
import type { Mapping } from '../api.ts';

export type Pairing = Mapping['rows'][number];

/** Items of the version before that stand alone. */
export const unpaired = (rows: readonly Pairing[]): Pairing[] =>
  rows.filter(({ comparison }) => comparison === 'dropped');

/** Joins a dropped item and a new one; whether they may be compared stays to be said. */
export function pair(rows: readonly Pairing[], from: string, to: string | null): Pairing[] {
  const old = rows.find((row) => row.from === from && row.comparison === 'dropped');
  if (!old) return [...rows];
  return rows
    .filter((row) => row !== old)
    .map((row) =>
      row.to === to && row.comparison === 'new'
        ? { ...row, from, fromText: old.fromText, comparison: 'changed' }
        : row,
    );
}

/** The opposite: a new item here, and one that was dropped at the end. */
export function splitRow(rows: readonly Pairing[], pairing: Pairing): Pairing[] {
  const rest = rows.map((row): Pairing =>
    row === pairing ? { ...row, from: null, fromText: '', comparison: 'new' } : row,
  );
  return [...rest, { ...pairing, to: null, toText: '', comparison: 'dropped' }];
}
