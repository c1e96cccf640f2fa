/** What everything is planted on: a city, its people, and requests that have to succeed. */
import { createHash } from 'node:crypto';
import type { Answer, Caller, TestApp } from '../app.ts';
import { jpeg } from '../pictures.ts';
import type { As, City } from './bank.ts';

export const picture = jpeg();
/** In Shanghai. */
export const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The answer of a request that has to succeed. */
export function made<T>(answer: Answer, what = ''): T {
  if (answer.statusCode !== 200) throw new Error(`${what} ${answer.statusCode} ${answer.body}`);
  return answer.json<T>();
}

export type Ground = {
  test: TestApp;
  as: As;
  at: City;
  county: number;
  outlet: number;
  inspector: string;
};
export type Made = { unitId: number; id: number; version: number };
export const post = async <T>(caller: Caller, url: string, body?: object) =>
  made<T>(await caller.post(url, body), url);

/** The query of one whole piece of the picture. */
export const pieceOf = (bytes: Buffer) => ({
  offset: '0',
  total: String(bytes.length),
  sha256: sha256(bytes),
  name: '照片.jpg',
  capturedAt: new Date().toISOString(),
});
