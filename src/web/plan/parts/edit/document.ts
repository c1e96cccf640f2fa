// Reading and changing a plan document by path ("rules.3.when"), the same paths the server's
// findings carry, so that one idea serves fields, findings and jumps.

type Node = Record<string, unknown> | unknown[];

const keyOf = (node: Node, key: string): unknown =>
  Array.isArray(node) ? node[Number(key)] : node[key];

export function get(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (at && typeof at === 'object' ? keyOf(at as Node, key) : undefined),
      document,
    );
}

/** The document with the value at `path` replaced (undefined removes the key); nothing is mutated. */
export function set<T>(document: T, path: string, value: unknown): T {
  return replace(document, path.split('.'), value) as T;
}

function replace(at: unknown, [key = '', ...rest]: string[], value: unknown): unknown {
  const next = (child: unknown) => (rest.length ? replace(child, rest, value) : value);
  if (Array.isArray(at))
    return at.map((item, index) => (index === Number(key) ? next(item) : item));
  const node = (at ?? {}) as Record<string, unknown>;
  const { [key]: old, ...others } = node;
  const fresh = next(old);
  return fresh === undefined ? others : { ...node, [key]: fresh };
}

export const listAt = (document: unknown, path: string): unknown[] => {
  const list = get(document, path);
  return Array.isArray(list) ? list : [];
};

/** The id of the element that shows the field at `path`. */
export const fieldId = (path: string) => `field-${path.replaceAll('.', '-')}`;

/** Where the editor must go to show a path: its section and the item inside it. */
export function placeOf(path: string): { section: string; item: number } {
  const [section = '', item = '0'] = path.split('.');
  return { section, item: Number.isInteger(Number(item)) ? Number(item) : 0 };
}
