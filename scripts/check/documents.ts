/** Documents that must stay true: ARCHITECTURE.md lists every room, the glossary every table, in both directions. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ignored = new Set(['node_modules', 'dist', 'data', 'coverage', 'assets']);
const folders = (path: string) =>
  readdirSync(path).filter(
    (name) =>
      !name.startsWith('.') && !ignored.has(name) && statSync(join(path, name)).isDirectory(),
  );

function roomFaults(): string[] {
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const rooms = ['.', 'src'].flatMap((base) =>
    folders(base).map((name) => (base === '.' ? `${name}/` : `${base}/${name}/`)),
  );
  const missing = rooms
    .filter((room) => !text.includes(`\`${room}`))
    .map((room) => `ARCHITECTURE.md 没有说明 ${room}`);
  const named = [...text.matchAll(/`((?:src|db|docs|plans|tests|bench|scripts)\/[\w./-]*)`/g)].map(
    (m) => m[1]!,
  );
  return [
    ...missing,
    ...named
      .filter((path) => !existsSync(path))
      .map((path) => `ARCHITECTURE.md 提到的 ${path} 不存在`),
  ];
}

function tableFaults(): string[] {
  const glossary = readFileSync('docs/glossary.md', 'utf8');
  const tables = readdirSync('db/schema').flatMap((file) =>
    [...readFileSync(join('db/schema', file), 'utf8').matchAll(/pgTable\(\s*'(\w+)'/g)].map(
      (m) => m[1]!,
    ),
  );
  return tables
    .filter((table) => !glossary.includes(`\`${table}\``))
    .map((table) => `docs/glossary.md 没有说明表 ${table}`);
}

/** @returns one line for each place where a document and the checkout differ */
export const checkDocuments = (): string[] => [...roomFaults(), ...tableFaults()];
