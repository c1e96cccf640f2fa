/** 发送的次序与间隔. */
import { describe, expect, it } from 'vitest';
import type { Entry, OutFile } from './model.ts';
import {
  batchesOf,
  clockAhead,
  fileOrder,
  isClockWrong,
  isEmpty,
  nextPiece,
  pieceSize,
  retryDelay,
  waitingOf,
} from './plan.ts';

const entry = (seq: number, refused: string | null = null): Entry => ({
  seq,
  id: `e${seq}`,
  lane: 'visit/1/1',
  body: {},
  refused,
});
const file = (id: string, over: Partial<OutFile> = {}): OutFile => ({
  id,
  lane: 'visit/1/1',
  key: 'A01',
  name: `${id}.jpg`,
  type: 'image/jpeg',
  size: 1000,
  sha256: '',
  capturedAt: '2026-03-01T09:00:00Z',
  thumbnail: null,
  isThumbnail: false,
  sent: 0,
  state: 'waiting',
  refused: null,
  ...over,
});

describe('先后', () => {
  it('改动按做的先后分批，没有被接收的不再发', () => {
    const made = Array.from({ length: 901 }, (_, n) => entry(901 - n, n === 0 ? '不收' : null));
    const batches = batchesOf(made);
    expect(batches.map((batch) => batch.length)).toEqual([400, 400, 100]);
    expect(batches.flat().map(({ seq }) => seq)).toEqual(
      Array.from({ length: 900 }, (_, n) => n + 1),
    );
  });

  it('缩略图在前，其余按拍摄时间，已送达的不再发', () => {
    const late = file('c', { capturedAt: '2026-03-01T10:00:00Z' });
    const small = file('b', { isThumbnail: true, capturedAt: '2026-03-01T11:00:00Z' });
    const order = fileOrder([late, file('a'), small, file('d', { state: 'arrived' })]);
    expect(order.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('每段首尾相接，正好到文件末尾', () => {
    const total = 2 * pieceSize + 7;
    const sizes: number[] = [];
    for (let at = nextPiece(0, total); at; at = nextPiece(at.to, total))
      sizes.push(at.to - at.from);
    expect(sizes).toEqual([pieceSize, pieceSize, 7]);
  });
});

describe('等待发送', () => {
  it('照实数：改动、照片、没有被接收的、提交', () => {
    const waiting = waitingOf(
      [entry(1), entry(2, '不收')],
      [file('a', { sent: 400 }), file('b', { isThumbnail: true }), file('c', { state: 'refused' })],
      [{ lane: 'visit/1/1', askedAt: '' }],
    );
    expect(waiting).toEqual({ changes: 1, files: 1, bytes: 1600, refused: 2, closing: true });
    expect(isEmpty(waiting)).toBe(false);
  });

  it('只剩没有被接收的，算发完了', () => {
    expect(isEmpty(waitingOf([entry(1, '不收')], [], []))).toBe(true);
  });
});

describe('再试与对时', () => {
  it('间隔逐次加倍，最多五分钟上下', () => {
    expect([1, 2, 3].map((failures) => retryDelay(failures, 0.5))).toEqual([4000, 8000, 16000]);
    expect(retryDelay(50, 1)).toBe(375_000);
  });

  it('差两分钟以上才说时间不对', () => {
    expect(clockAhead(1000, 3000, 2000)).toBe(0);
    expect([null, 119_000, -121_000].map(isClockWrong)).toEqual([false, false, true]);
  });
});
