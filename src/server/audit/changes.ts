/** Before and after, for the audit trail: only what differs, so that a plan of a hundred rules tells of the two that changed. */

type Fields = Record<string, unknown>;
export type Changes = { before: Fields; after: Fields };

const text = (value: unknown) => JSON.stringify(value) ?? '';
/** Members of lists are told apart by these. */
const nameOf = (value: unknown): string | null => {
  const { id, code } = (value ?? {}) as { id?: unknown; code?: unknown };
  const name = id ?? code;
  return typeof name === 'string' ? name : null;
};

/** Two lists of named members without those that are the same in both. */
function differing(before: unknown, after: unknown): [unknown, unknown] {
  const isNamed = (list: unknown): list is unknown[] =>
    Array.isArray(list) && list.every((one) => nameOf(one) !== null);
  if (!isNamed(before) || !isNamed(after)) return [before, after];
  const without = (list: unknown[], other: unknown[]) => {
    const known = new Set(other.map(text));
    return list.filter((one) => !known.has(text(one)));
  };
  return [without(before, after), without(after, before)];
}

export function changesOf(before: object, after: object): Changes {
  const [was, is] = [before as Fields, after as Fields];
  const changes: Changes = { before: {}, after: {} };
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (text(was[key]) === text(is[key])) continue;
    const [old, now] = differing(was[key], is[key]);
    changes.before[key] = old ?? null;
    changes.after[key] = now ?? null;
  }
  return changes;
}
