/** The product's version, from package.json. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const fromRoot = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const productVersion = (): string =>
  (JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string }).version;
