/** 断电: the real server is killed (kill -9) amid syncs and pieces; the phone repeats, nothing is lost or doubled. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SyncAnswer } from '../../src/contract/visit.ts';
import type { Operation } from '../../src/domain/visit/index.ts';
import { migrateDatabase, openEmbedded, type Database } from '../../src/server/db/open.ts';
import { complete } from '../support/answers.ts';
import { fillBank } from '../support/bank.ts';
import { password, personas } from '../support/personas.ts';
import { mp4 } from '../support/pictures.ts';
import { addVisit, type TestVisit } from '../support/visits.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingchuang-killed-'));
const root = fileURLToPath(new URL('../..', import.meta.url));
const visits: TestVisit[] = [];
const running: { child?: ChildProcess } = {};

async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openEmbedded(folder);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The server as it is started for people; its address once it listens. */
async function startServer(): Promise<string> {
  const { DATABASE_URL: _, NODE_ENV: __, ...environment } = process.env;
  const child = spawn(process.execPath, ['src/server/main.ts', '--empty'], {
    cwd: root,
    env: { ...environment, PORT: '0', MINGCHUANG_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.child = child;
  let said = '';
  for await (const text of child.stdout) {
    said += String(text);
    const found = /http:\/\/[\d.:]+/.exec(said);
    if (found) return found[0];
  }
  throw new Error(`the server did not start: ${said}`);
}

async function kill(): Promise<void> {
  const { child } = running;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  await inDatabase(async (database) => {
    await migrateDatabase(database);
    await fillBank(database);
    for (let n = 0; n < 3; n += 1)
      visits.push(await addVisit({ services: { database } }, '神秘人'));
  });
}, 180_000);
afterAll(async () => {
  await kill();
  rmSync(folder, { recursive: true, force: true });
});

type Phone = { address: string; cookie: string };
const headers = ({ cookie }: Phone) => ({ cookie, 'x-mingchuang': '1' });

async function signIn(address: string): Promise<Phone> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mingchuang': '1' },
    body: JSON.stringify({ username: personas.神秘人.username, password }),
  });
  return { address, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
}

async function sync(phone: Phone, visit: TestVisit, operations: Operation[], submit: boolean) {
  const body = JSON.stringify({ deviceNow: new Date().toISOString(), operations, submit });
  const answer = await fetch(`${phone.address}${visit.path}`, {
    method: 'POST',
    headers: { ...headers(phone), 'content-type': 'application/json' },
    body,
  });
  return (await answer.json()) as SyncAnswer;
}

type Received = { received: number; complete: boolean };
async function sendPieces(
  phone: Phone,
  visit: TestVisit,
  id: string,
  bytes: Buffer,
): Promise<Received> {
  const path = `${phone.address}${visit.path}/evidence/${id}`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  let at = (await (await fetch(path, { headers: headers(phone) })).json()) as Received;
  while (!at.complete) {
    const query = new URLSearchParams({
      offset: String(at.received),
      total: String(bytes.length),
      sha256,
      name: 'a.mp4',
      capturedAt: '2026-03-01T09:00:00Z',
    });
    const answer = await fetch(`${path}?${query}`, {
      method: 'POST',
      headers: { ...headers(phone), 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes.subarray(at.received, at.received + 200_000)),
    });
    at = (await answer.json()) as Received;
  }
  return at;
}

it('同步和传文件时被 kill -9：重启后重发，一个不丢，一个不重', { timeout: 400_000 }, async () => {
  const films = visits.map((_, n) => ({ id: randomUUID(), bytes: mp4(1_000_000 + n) }));
  const answers = visits.map(() => complete());
  const work = (phone: Phone) =>
    visits.map(async (visit, n) => {
      const { id, bytes } = films[n]!;
      const half = answers[n]!.slice(0, 7);
      await Promise.all([sendPieces(phone, visit, id, bytes), sync(phone, visit, half, false)]);
      return sync(phone, visit, answers[n]!, true);
    });
  // Later each time: amid the first statements, amid the pieces, amid the submissions.
  for (const delay of [5, 60, 250]) {
    const sent = work(await signIn(await startServer())).map((one) => one.catch(() => null));
    await pause(delay);
    await kill();
    await Promise.all(sent);
  }
  const last = await Promise.all(work(await signIn(await startServer())));
  for (const [n, { visit, refused, notSubmitted }] of last.entries()) {
    expect({ state: visit.state, refused, notSubmitted }).toEqual({
      state: 'submitted',
      refused: [],
      notSubmitted: null,
    });
    expect(Object.values(visit.register!).map(({ heads }) => heads.map(({ id }) => id))).toEqual(
      expect.arrayContaining(answers[n]!.map(({ id }) => [id])),
    );
    expect(visit.evidence).toEqual([films[n]!.id]);
  }
  await kill();
  await inDatabase(async ({ pool }) => {
    const { rows } = await pool.query(
      `select (select count(*) from history h where h.subject_id = v.id and h.action = 'submit') as submitted,
         (select count(*) from evidence e where e.fact_kind = 'visit' and e.fact_id = v.id) as files,
         (select count(*) from audit a where a.action = 'visit.submit' and a.detail ->> 'visitId' = v.id::text) as audited
       from visit v`,
    );
    expect(rows).toEqual(visits.map(() => ({ submitted: 1, files: 1, audited: 1 })));
  });
});
