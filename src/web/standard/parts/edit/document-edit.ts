/** Changing a standard by path, the same paths its findings carry; nothing is mutated. */
import type { Item, Module, Project, StandardDocument } from '../../../../domain/standard/index.ts';

type Node = Record<string, unknown>;

/** The value at "modules.0.projects.1"; '' is the document itself. */
export function valueAt(document: unknown, path: string): unknown {
  if (path === '') return document;
  return path.split('.').reduce<unknown>((at, key) => (at as Node | undefined)?.[key], document);
}

function replace(
  at: unknown,
  [key, ...rest]: string[],
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(at);
  if (Array.isArray(at)) {
    return at.map((one: unknown, index) =>
      index === Number(key) ? replace(one, rest, change) : one,
    );
  }
  const node = at as Node;
  return { ...node, [key]: replace(node[key], rest, change) };
}

/** The document with what stands at `path` changed. */
export function changeAt<T>(
  document: StandardDocument,
  path: string,
  change: (old: T) => T,
): StandardDocument {
  const keys = path === '' ? [] : path.split('.');
  return replace(document, keys, change as (old: unknown) => unknown) as StandardDocument;
}

/** "modules.0.projects.1.items" and 3 of "modules.0.projects.1.items.3". */
export function listOf(path: string): { list: string; index: number } {
  const cut = path.lastIndexOf('.');
  return { list: path.slice(0, cut), index: Number(path.slice(cut + 1)) };
}

export function removeAt(document: StandardDocument, path: string): StandardDocument {
  const { list, index } = listOf(path);
  return changeAt<unknown[]>(document, list, (all) => all.filter((_, at) => at !== index));
}

/** Moved one place up (−1) or down (1); unchanged at the ends. */
export function moveAt(document: StandardDocument, path: string, by: -1 | 1): StandardDocument {
  const { list, index } = listOf(path);
  return changeAt<unknown[]>(document, list, (all) => {
    const to = index + by;
    if (to < 0 || to >= all.length) return all;
    const moved = [...all];
    [moved[index], moved[to]] = [moved[to], moved[index]];
    return moved;
  });
}

export type Level = 'document' | 'module' | 'project' | 'item';
/** What a path leads to. */
export function levelOf(path: string): Level {
  const depth = path === '' ? 0 : path.split('.').length;
  return depth >= 6 ? 'item' : depth >= 4 ? 'project' : depth >= 2 ? 'module' : 'document';
}

/** The node that a finding's path belongs to: itself, or what holds it. */
export const nodeOf = (path: string): string => {
  const keys = path.split('.');
  const depth = { document: 0, module: 2, project: 4, item: 6 }[levelOf(path)];
  return keys.slice(0, depth).join('.');
};

/** A code not yet used: the number after the last one that ends in digits, else "1". */
export function freshCode(codes: readonly string[]): string {
  const last = codes.at(-1) ?? '';
  const [, head = '', digits = '0'] = /^(.*?)(\d*)$/.exec(last) ?? [];
  for (let next = Number(digits || '0') + 1; ; next++) {
    const code = head + String(next).padStart(digits.length, '0');
    if (!codes.includes(code)) return code;
  }
}

export const freshItem = (code: string, name: string): Item => ({
  code,
  name,
  points: '1',
  form: { kind: 'pass' },
  category: '软件',
  posts: [],
  methods: ['看'],
  veto: false,
  extra: false,
  mayNotApply: false,
  when: null,
  key: null,
  clause: '',
  guide: '',
  evidence: 'on-deduction',
  timer: false,
});
export const freshProject = (code: string, name: string): Project => ({
  code,
  name,
  points: '0',
  items: [],
});
export const freshModule = (code: string, name: string): Module => ({
  code,
  name,
  points: '0',
  weight: null,
  projects: [],
});
