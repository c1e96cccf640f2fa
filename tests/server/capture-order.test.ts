/** 乱序: syncs of several devices and pieces of files cross each other on the way; the end is the same. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SyncAnswer } from '../../src/contract/visit.ts';
import { applyOperations, type Operation } from '../../src/domain/visit/index.ts';
import { delivery, history } from '../../src/domain/visit/testing.ts';
import { testApp, type Caller } from '../support/app.ts';
import { mp4 } from '../support/pictures.ts';
import { addVisit, type TestVisit } from '../support/visits.ts';

const test = testApp();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type File = { id: string; bytes: Buffer };
const makeFile = (): File => {
  const bytes = mp4(3000);
  randomBytes(2000).copy(bytes, 100);
  return { id: randomUUID(), bytes };
};

function sendPiece(caller: Caller, visit: TestVisit, file: File, from: number, to: number) {
  const query = new URLSearchParams({
    offset: String(from),
    total: String(file.bytes.length),
    sha256: sha256(file.bytes),
    name: 'a.mp4',
    capturedAt: '2026-03-01T09:00:00Z',
  });
  return test.app.inject({
    method: 'POST',
    url: `${visit.path}/evidence/${file.id}?${query}`,
    headers: {
      cookie: caller.cookie,
      'x-mingchuang': '1',
      'content-type': 'application/octet-stream',
    },
    payload: file.bytes.subarray(from, to),
  });
}

/** What a phone does in the end: asks what has arrived and goes on from there. */
async function finish(caller: Caller, visit: TestVisit, file: File) {
  const path = `${visit.path}/evidence/${file.id}`;
  let at = (await caller.get(path)).json<{ received: number; complete: boolean }>();
  for (let tries = 0; !at.complete && tries < 20; tries += 1) {
    at = (await sendPiece(caller, visit, file, at.received, at.received + 900)).json();
  }
  expect(at).toEqual({ received: 3000, complete: true });
}

const sync = (caller: Caller, { path }: TestVisit, operations: Operation[]) =>
  caller.post(path, { deviceNow: new Date().toISOString(), operations });

const piece = fc.record({
  file: fc.nat(1),
  from: fc.nat(2999),
  length: fc.integer({ min: 1, max: 3000 }),
});
const story = history.chain((all) =>
  fc.record({
    all: fc.constant(all),
    batches: delivery(all),
    pieces: fc.array(piece, { maxLength: 8 }),
    together: fc.integer({ min: 1, max: 4 }),
  }),
);

it('任意交错的同步与分段，最后的答案与文件都一样', { timeout: 240_000 }, async () => {
  const caller = await test.as('神秘人');
  const { pool } = test.services.database;
  await fc.assert(
    fc.asyncProperty(story, async ({ all, batches, pieces, together }) => {
      const visit = await addVisit(test, '神秘人');
      const files = [makeFile(), makeFile()];
      const sends = [
        ...batches.map((batch) => () => sync(caller, visit, batch)),
        ...pieces.map((one) => () => {
          const to = Math.min(one.from + one.length, 3000);
          return sendPiece(caller, visit, files[one.file]!, one.from, to);
        }),
      ];
      for (let at = 0; at < sends.length; at += together) {
        const answers = await Promise.all(sends.slice(at, at + together).map((send) => send()));
        answers.forEach((answer) => expect(answer.statusCode).toBe(200));
      }
      for (const file of files) await finish(caller, visit, file);
      const last = (await sync(caller, visit, [])).json<SyncAnswer>();
      const expected = applyOperations({}, all, last.visit.register!.A01?.heads[0]?.by ?? '');
      const withoutWho = (text: unknown) =>
        JSON.parse(JSON.stringify(text).replace(/"by":"[^"]*"/g, '"by":""')) as unknown;
      expect(withoutWho(last.visit.register)).toEqual(withoutWho(expected.register));
      expect(last.visit.evidence.toSorted()).toEqual(files.map(({ id }) => id).toSorted());
      const kept = await pool.query<{ sha256: string }>(
        `select sha256 from evidence where fact_kind = 'visit' and fact_id = $1`,
        [visit.id],
      );
      expect(kept.rows.map((row) => row.sha256).toSorted()).toEqual(
        files.map(({ bytes }) => sha256(bytes)).toSorted(),
      );
    }),
    { numRuns: 12 },
  );
});
