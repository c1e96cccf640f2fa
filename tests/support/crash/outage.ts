/** Requests that go on while something under the server fails and comes back. */
import { setTimeout as pause } from 'node:timers/promises';
import { operation, passed } from '../answers.ts';
import type { TestVisit } from '../visits.ts';
import { emptyRecord, type Acknowledged } from './bursts.ts';
import { clientOf, signIn, type Client, type Ground } from './ground.ts';

export type Outage = {
  /** Status and code of every answer that was not a success, counted. */
  refused: Map<string, number>;
  /** Writes acknowledged before, during and after. */
  acknowledged: number;
  record: Acknowledged;
};

const key = 'A01';

/** One answer; a refusal is counted and repeated later by the same operation, as a phone does. */
async function write(client: Client, visit: TestVisit, outage: Outage): Promise<boolean> {
  const { record, refused } = outage;
  const known = record.answers.get(visit.id) ?? new Map();
  record.answers.set(visit.id, known);
  const at = known.get(key) ?? { acked: null, sent: [] };
  known.set(key, at);
  const bases = [...(at.acked ? [at.acked] : []), ...at.sent];
  const next = operation(key, passed(), { bases });
  at.sent.push(next.id);
  const answer = await client.send(visit.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      deviceNow: new Date().toISOString(),
      operations: [next],
      submit: false,
    }),
  });
  const body = (await answer.json()) as { code?: string; message?: string };
  if (answer.ok) {
    known.set(key, { acked: next.id, sent: [] });
    outage.acknowledged += 1;
    return true;
  }
  const told = `${answer.status} ${body.code} ${body.message ? '有说明' : '没有说明'}`;
  refused.set(told, (refused.get(told) ?? 0) + 1);
  return false;
}

/**
 * Writes on three visits at once, calls `fail` amid them, `mend` after a while, and goes on until each
 * has written again.
 */
export async function throughOutage(
  ground: Ground,
  fail: () => Promise<void>,
  mend: () => Promise<void>,
): Promise<Outage> {
  const outage: Outage = { refused: new Map(), acknowledged: 0, record: emptyRecord() };
  const address = await ground.start();
  const client = clientOf(address, await signIn(address, '神秘人'));
  let mended = false;
  let first: () => void = () => undefined;
  const started = new Promise<void>((done) => (first = done));
  const worker = async (visit: TestVisit) => {
    for (let after = 0; after < 3;) {
      const done = await write(client, visit, outage);
      if (done) first();
      if (done && mended) after += 1;
      if (!done) await pause(50);
    }
  };
  const workers = Promise.all(ground.visits.slice(1).map(worker));
  await started;
  await fail();
  await pause(1500);
  await mend();
  mended = true;
  await workers;
  return outage;
}
