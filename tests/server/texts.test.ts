/**
 * The web loads the texts of a noun with the pages that declare it (src/web/app/pages.tsx). Here every
 * page's modules are followed, and each key they use must be of a declared noun or of the first load:
 * else somebody would read `plan.title` in place of 方案.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { abilities } from '../../src/contract/abilities.ts';
import { actions } from '../../src/web/audit/parts/actions.ts';

const web = join(import.meta.dirname, '../../src/web');
const locales = join(web, 'locales/zh');
const initial = [
  ...readFileSync(join(locales, 'index.ts'), 'utf8').matchAll(/^import \{ (\w+) \} from '\.\//gm),
].map(([, name = '']) => name);
const all = readdirSync(locales)
  .map((file) => file.replace('.ts', ''))
  .filter((name) => name !== 'index');
const lazy = all.filter((name) => !initial.includes(name));
const texts: Record<string, unknown> = Object.assign(
  {},
  ...(await Promise.all(
    all.map((name) => import(join(locales, `${name}.ts`)) as Promise<Record<string, unknown>>),
  )),
);

/** Whether a quoted word is a key, or a template's beginning of one. */
function isKey(word: string): boolean {
  let at: unknown = texts;
  for (const part of word.split('.')) {
    if (part === '' || part.includes('${')) return typeof at === 'object';
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return at !== undefined;
}

/** Words with a full stop that are no keys: what a role may do and what was recorded. */
const otherWords: readonly string[] = [...abilities, ...actions];

/** The modules a module imports; of a noun's index only those the imported names come from. */
function importsOf(file: string, code: string): string[] {
  const statement =
    /(?:import|export)\s*(?:type\s)?([^'"`;]*?)(?:from\s*|\(\s*)?'(\.[^']+\.tsx?)'/g;
  return [...code.matchAll(statement)].flatMap(([, names = '', from = '']) => {
    const path = join(dirname(file), from);
    if (!path.startsWith(web) || path.startsWith(join(web, 'locales'))) return [];
    if (!path.endsWith('/index.ts')) return [path];
    const wanted: string[] = names.match(/\w+/g) ?? [];
    return [...readFileSync(path, 'utf8').matchAll(/export \{([^}]*)\} from '([^']+)'/g)]
      .filter(([, given = '']) => given.match(/\w+/g)?.some((name) => wanted.includes(name)))
      .map(([, , part = '']) => join(dirname(path), part));
  });
}

const sources = new Map<string, { nouns: Set<string>; imports: string[] }>();
function read(file: string) {
  const known = sources.get(file);
  if (known) return known;
  const code = readFileSync(file, 'utf8');
  const quoted = [...code.matchAll(/(\bt\()?\s*['"`]([a-z]+\.[A-Za-z$][^'"`\s]*)/g)]
    .filter(([, asText, word = '']) => asText || !otherWords.includes(word))
    .map(([, , word = '']) => word);
  const found = {
    nouns: new Set(quoted.filter(isKey).map((key) => key.split('.')[0] ?? '')),
    imports: importsOf(file, code),
  };
  sources.set(file, found);
  return found;
}

/** Every noun whose keys a module or anything below it shows, and the modules that do. */
function shown(entry: string, without: (path: string) => boolean = () => false) {
  const seen = new Set<string>();
  const by = new Map<string, string>();
  const open = [entry];
  for (let file = open.pop(); file; file = open.pop()) {
    if (seen.has(file) || without(file)) continue;
    seen.add(file);
    for (const noun of read(file).nouns) by.set(noun, relative(web, file));
    open.push(...read(file).imports);
  }
  return by;
}

/** The pages of the desk, and the two without a session. */
const router = readdirSync(join(web, 'app'))
  .filter((name) => /pages\.tsx$|^desk\.tsx$/.test(name))
  .map((name) => readFileSync(join(web, 'app', name), 'utf8'))
  .join('\n');
const declared = [
  ...router.matchAll(
    /import\('\.\.(\/[^']+)'\)(?:,\s*\[([^\]]*)\]|,\s*'[A-Za-z]+'((?:,\s*'[a-z]+')*))/g,
  ),
].map((match) => ({
  file: join(web, match[1] ?? ''),
  nouns: [...(match[2] ?? match[3] ?? '').matchAll(/'([a-z]+)'/g)].map((noun) => noun[1] ?? ''),
}));

describe('每页先有文字再出现', () => {
  it('路由里的每一页都查到了', () => {
    expect(declared.length).toBe(router.match(/=> import\(/g)?.length);
    expect(declared.length).toBeGreaterThan(20);
  });

  it.each(declared.map(({ file, nouns: own }) => [relative(web, file), own, file] as const))(
    '%s 用到的文字都已声明',
    (_, own, file) => {
      const missing = [...shown(file)].filter(
        ([noun]) => !own.includes(noun) && !initial.includes(noun),
      );
      expect(missing, '在 pages.tsx 的这一页末尾加上这些名词').toEqual([]);
    },
  );

  it('不多声明：没用到的名词不随该页加载', () => {
    const surplus = declared.flatMap(({ file, nouns: own }) =>
      own.filter((noun) => !shown(file).has(noun)).map((noun) => `${relative(web, file)} ${noun}`),
    );
    expect(surplus).toEqual([]);
  });

  it('外壳只用首屏的文字', () => {
    const pages = new Set(declared.map(({ file }) => file));
    const outside = [...shown(join(web, 'main.tsx'), (path) => pages.has(path))].filter(([noun]) =>
      lazy.includes(noun),
    );
    expect(outside).toEqual([]);
  });
});
