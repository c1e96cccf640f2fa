/** draw.json as text: whoever changes any of it is found out, by its form or by repeating the draw. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../domain/draw/draw-file.ts';
import { verifyDraw, type DrawFile } from '../domain/draw/index.ts';
import { sampleFile } from '../domain/draw/testing.ts';
import { readDrawFile } from './draw-file.ts';

const file = sampleFile();
const text = JSON.stringify(file);

function agrees(text: string): boolean {
  const read = readDrawFile(text);
  return 'file' in read && verifyDraw(read.file).agrees;
}

test('原样的文件读得回来并相符', () => {
  expect(readDrawFile(text)).toEqual({ file });
  expect(agrees(text)).toBe(true);
});

test('任改一个字节都查得出（性质）', () => {
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const copy = Buffer.from(bytes);
      copy[at]! ^= flip;
      // A space for a comma between two numbers of JSON would be no file; a changed value is found.
      expect(agrees(copy.toString('utf8')), `第 ${at} 字节`).toBe(false);
    }),
    { numRuns: 400 },
  );
});

/** Every place in the file that holds a text, a number, a truth value or nothing. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, field]) => leaves(field, [...path, key]));
}

function touch(value: unknown, at: number): unknown {
  if (typeof value === 'number') return value + 1 + at;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'x';
  const text = String(value);
  const place = at % (text.length + 1);
  const code = (text.charCodeAt(place) || 0x30) ^ 1;
  return text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1);
}

/** A forger who also writes the file's own digest anew. */
function forged(path: string[], at: number): DrawFile {
  const copy = structuredClone(file);
  let holder = copy as unknown as { [key: string]: unknown };
  for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder;
  const last = path.at(-1)!;
  holder[last] = touch(holder[last], at);
  if (last !== 'digest') copy.digest = digestOf(copy);
  return copy;
}

test('改一处再重写文件散列，也查得出（性质）', () => {
  // Words nothing is computed from: only the seal over the whole file covers them.
  const prose = ['note', 'reason', 'at', 'drawnAt'];
  const places = leaves(file).filter((path) => !prose.includes(path.at(-1)!));
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.nat(100), (path, at) => {
      expect(agrees(JSON.stringify(forged(path, at))), path.join('.')).toBe(false);
    }),
    { numRuns: 600 },
  );
});

test('多出的内容不收，写法不对的逐条说出', () => {
  expect(readDrawFile('{')).toEqual({ faults: ['不是 JSON 文件'] });
  expect(readDrawFile(JSON.stringify({ ...file, more: 1 }))).toMatchObject({
    faults: [expect.stringContaining('more')],
  });
  const short = { ...file, drawnAt: '2026-12-01 08:30' };
  expect(readDrawFile(JSON.stringify(short))).toMatchObject({
    faults: [expect.stringContaining('drawnAt')],
  });
});
