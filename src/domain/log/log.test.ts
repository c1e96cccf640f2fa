/** The small parts the verifier stands on: base64, a row's text, keys and notes in writing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { readKey, readNote, writeKey } from './note.ts';
import { rowValues } from './row-text.ts';
import { readRoot } from './witness.ts';

it('base64 与平台的一致，只认写法正确的', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = toBase64(bytes);
      expect(atob(text)).toBe(String.fromCharCode(...bytes));
      expect(fromBase64(text)).toEqual(bytes);
    }),
  );
  for (const wrong of ['A', 'AB=', 'AAA', 'A===', '一二三四', 'AB==', 'AA=A'])
    expect(fromBase64(wrong)).toBeNull();
});

/** As PostgreSQL's record_out writes it. */
const written = (values: (string | null)[]) => {
  const field = (value: string | null) => {
    if (value === null) return '';
    const plain = value !== '' && !/[\s"\\(),]/.test(value);
    return plain ? value : `"${value.replace(/["\\]/g, '$&$&')}"`;
  };
  return `(${values.map(field).join(',')})`;
};

it('数据行的文字读得回来：空、空格、逗号、引号、反斜线、换行', () => {
  const value = fc.option(
    fc.string({ unit: fc.constantFrom('a', '行', ' ', ',', '"', '\\', '(', ')', '\n') }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 8 }), (values) => {
      expect(rowValues(written(values))).toEqual(values);
    }),
    { numRuns: 500 },
  );
  expect(rowValues('没有括号')).toBeNull();
});

it('公钥和根的写法：散列不符、位数不够的不认', () => {
  const key = { name: 'mingchuang/abc', key: new Uint8Array(32).fill(7) };
  expect(readKey(writeKey(key))).toEqual(key);
  expect(readKey(writeKey(key).replace('abc', 'abd'))).toBeNull();
  expect(readRoot('12:5DC9da79a70659a9')).toEqual({ size: 12, root: '5dc9da79a70659a9' });
  for (const wrong of ['12', '12:abc', 'x:5dc9da79a70659a9', ''])
    expect(readRoot(wrong)).toBeNull();
  expect(readNote('mingchuang/abc\n1\nAAAA\n2026-01-01T00:00:00Z\n\n— x y\n')).toBeNull();
});
