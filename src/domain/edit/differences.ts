/** What differs between two states of a thing, down to the fields a person changes. */

export type Path = (string | number)[];
export type Difference = { path: Path; before: unknown; after: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list is gone through only when its rows stayed in their places; else it differs as one. */
const areRows = (before: unknown, after: unknown): before is unknown[] =>
  Array.isArray(before) &&
  Array.isArray(after) &&
  before.length === after.length &&
  before.every(isRecord) &&
  after.every(isRecord);

/** The same value, whatever the order of its keys; a field left out is the same as null. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, at) => isSame(value, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
    isSame(a[key], b[key]),
  );
}

/** Differences in the order of the fields; a value that is missing counts as null. */
export function differences(before: unknown, after: unknown, path: Path = []): Difference[] {
  if (isSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(before[name], after[name], [...path, name]));
  }
  if (areRows(before, after))
    return before.flatMap((row, at) => differences(row, (after as unknown[])[at], [...path, at]));
  return [{ path, before: before ?? null, after: after ?? null }];
}

/** The value at a path; undefined where there is none. */
export function valueAt(thing: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    thing,
  );
}

/** A copy with another value at a path. */
export function withValue(thing: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = withValue(valueAt(thing, [step]), rest, value);
  if (Array.isArray(thing)) return thing.map((one: unknown, at) => (at === step ? inner : one));
  return { ...(isRecord(thing) ? thing : {}), [step]: inner };
}
