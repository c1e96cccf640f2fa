/** Containers as other programs make them: stored parts, Zip64 sizes, encryption, odd methods. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { refusalOf } from './refusal.ts';
import { openArchive } from './zip.ts';

const refusal = refusalOf('a.xlsx');
const content = strToU8('网点'.repeat(1000));

async function read(bytes: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of openArchive(bytes, refusal).read('a/b.xml')) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Changes the central directory's only entry. */
function patched(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  change(view, view.getUint32(copy.length - 22 + 16, true));
  return copy;
}

/** The same zip with its sizes and offset moved to a Zip64 field, as Apache POI writes them. */
function asZip64(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22;
  const view = new DataView(bytes.buffer);
  const at = view.getUint32(end + 16, true);
  const field = new DataView(new ArrayBuffer(28));
  field.setUint16(0, 1, true);
  field.setUint16(2, 24, true);
  [24, 20, 42].forEach((from, i) =>
    field.setBigUint64(4 + i * 8, BigInt(view.getUint32(at + from, true)), true),
  );
  const entry = new DataView(bytes.slice(at, end).buffer);
  for (const from of [20, 24, 42]) entry.setUint32(from, 0xffffffff, true);
  entry.setUint16(30, 28, true);
  return new Uint8Array(
    Buffer.concat(
      [bytes.subarray(0, at), entry, field, bytes.subarray(end)].map((part) =>
        part instanceof DataView ? new Uint8Array(part.buffer) : part,
      ),
    ),
  );
}

const deflated = zipSync({ 'a/b.xml': content });
const stored = zipSync({ 'a/b.xml': content }, { level: 0 });

describe('读得出', () => {
  test.each([
    ['压缩的部件', deflated],
    ['未压缩的部件', stored],
    ['Zip64', asZip64(deflated)],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(content);
  });
});

describe('拒绝', () => {
  test.each([
    [
      '加密的部件',
      patched(deflated, (view, at) => view.setUint16(at + 8, 1, true)),
      '文件设有密码',
    ],
    [
      '不支持的压缩方法',
      patched(deflated, (view, at) => view.setUint16(at + 10, 99, true)),
      '不支持的压缩方法 99',
    ],
    [
      '位置越界',
      patched(deflated, (view, at) => view.setUint32(at + 42, 9_999_999, true)),
      '已损坏或不完整',
    ],
    [
      '长度越界',
      patched(deflated, (view, at) => view.setUint32(at + 20, 9_999_999, true)),
      '已损坏或不完整',
    ],
    ['校验不符', patched(stored, (view, at) => view.setUint32(at + 16, 1, true)), '校验不符'],
    ['没有结尾', deflated.subarray(0, 60), '文件不完整'],
  ])('%s', async (_, bytes, detail) => {
    await expect(read(bytes)).rejects.toThrow(detail);
  });

  test('没有的部件', async () => {
    await expect(openArchive(deflated, refusal).read('x').next()).rejects.toThrow('缺少部件 x');
  });
});
