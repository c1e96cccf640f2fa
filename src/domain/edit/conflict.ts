/** Two people changed the same thing: what each of them did to each field. */
import { valueAt, type Difference, type Path } from './differences.ts';

/** One saved change of the other person. */
export type Edit = { by: string; at: string; changes: Difference[] };
export type Clash = {
  path: Path;
  /** As it was when the second writer opened it, as he has it, as it stands now. */
  before: unknown;
  mine: unknown;
  theirs: unknown;
  by: string;
  at: string;
};

const startsWith = (path: Path, begin: Path) =>
  begin.every((step, at) => String(path[at]) === String(step));

/**
 * Fields that others changed since, oldest change first. What the second writer did not send he left
 * as it was. Of a field and a part of it (a list that grew after one of its rows was changed) the
 * whole stays.
 * @param edits oldest first
 */
export function clashesOf(edits: Edit[], current: unknown, sent: unknown): Clash[] {
  const clashes: Clash[] = [];
  for (const { by, at, changes } of edits)
    for (const { path, before } of changes) {
      const known = clashes.find((clash) => startsWith(path, clash.path));
      if (known) Object.assign(known, { by, at });
      else clashes.push({ path, before, by, at, mine: null, theirs: null });
    }
  return clashes
    .filter(({ path }) => !clashes.some((one) => one.path !== path && startsWith(path, one.path)))
    .map((clash) => {
      const mine = valueAt(sent, clash.path);
      const theirs = valueAt(current, clash.path) ?? null;
      return { ...clash, mine: mine === undefined ? clash.before : mine, theirs };
    });
}
