/** Icons beside words are pictures: a screen reader that spells "download" in English helps nobody. */
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const web = join(import.meta.dirname, '../../src/web');
const tags = /<\w+(?:Outlined|Filled)\b[^>]*>/g;

it('每个图标要么对读屏隐藏，要么有自己的名字', () => {
  const found = globSync(`${web}/**/*.tsx`).flatMap((file) =>
    (readFileSync(file, 'utf8').match(tags) ?? []).map((tag) => ({
      tag,
      at: relative(web, file),
    })),
  );
  expect(found.length).toBeGreaterThan(50);
  expect(found.filter(({ tag }) => !/aria-hidden="true"|aria-label=/.test(tag))).toEqual([]);
});
