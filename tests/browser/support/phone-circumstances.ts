/** What happens around a phone: a new version of the app, an older one's database, another page, lost pieces. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request, type Page, type Request } from 'playwright-core';
import type { Capture } from '../../../src/contract/visit.ts';
import { password } from './journey.ts';

/** Reads from this server as this person. */
export async function askAs<T>(address: string, username: string, path: string): Promise<T> {
  const caller = await request.newContext({
    baseURL: address,
    extraHTTPHeaders: { 'x-mingchuang': '1' },
  });
  await caller.post('/api/session', { data: { username, password } });
  const answer = await caller.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  const body = (await answer.json()) as T;
  await caller.dispose();
  return body;
}

/** The hash at the end of a piece's name. */
const hashed = /-[\w-]{8}(?=\.(?:js|css|svg)$)/;

/**
 * Puts another build in the place of this one: every piece under another name, the old ones gone, as
 * after a deployment. Its pages say `data-build="next"`.
 */
export function deploy(web: string): void {
  const worker = join(web, 'm/sw.js');
  const list = readFileSync(worker, 'utf8');
  const names = [...list.matchAll(/\/(assets\/[\w.-]+)/g)].map(([, name]) => name!);
  const renamed = new Map(names.map((name) => [name, name.replace(hashed, '-nextnext')]));
  const inNew = (text: string) => {
    let changed = text;
    for (const [name, next] of renamed)
      changed = changed.replaceAll(name.slice(7), next.slice(7)).replaceAll(name, next);
    return changed;
  };
  for (const [name, next] of renamed) {
    const text = inNew(readFileSync(join(web, name), 'utf8'));
    for (const end of ['', '.br', '.gz']) rmSync(join(web, name + end), { force: true });
    writeFileSync(join(web, next), text);
  }
  for (const [file, mark] of [
    [join(web, 'm.html'), '<html data-build="next"'],
    [join(web, 'm-signed-in.html'), '<html data-build="next"'],
    [worker, ''],
  ] as const) {
    const text = inNew(readFileSync(file, 'utf8'));
    for (const end of ['.br', '.gz']) rmSync(file + end, { force: true });
    writeFileSync(
      file,
      text.replace('<html', mark || '<html').replace(/"?version"?:\s*[`"']\w+/, '$&n'),
    );
  }
}

/**
 * The database as the app's first version made it, with one answer of this visit that has not been
 * sent; the page must not have opened it yet. @returns its name
 */
export function oldDatabase(page: Page, capture: Capture, visitId: number): Promise<string> {
  const visit = capture.visits.find(({ id }) => id === visitId)!;
  const lane = `visit/${visit.unitId}/${visit.id}`;
  const value = { value: { kind: 'pass', pass: true }, reason: '', evidence: [] };
  const at = new Date().toISOString();
  const operation = (key: string, given: unknown) => ({
    id: crypto.randomUUID(),
    key,
    value: given,
    bases: [],
    at,
    device: '旧手机',
  });
  const entries = [operation('$start', { at, place: null }), operation('A01', value)];
  const rows = {
    visits: [{ ...visit, lane }],
    standards: capture.standards,
    entries: entries.map((body) => ({ id: body.id, lane, body, refused: null })),
  };
  const name = `mingchuang-phone-${capture.account.id}`;
  return page.evaluate(
    ([database, filled]) =>
      new Promise<string>((resolve, reject) => {
        // The library multiplies its version by ten.
        const opening = indexedDB.open(database, 10);
        opening.onupgradeneeded = () => {
          const { result } = opening;
          for (const lanes of ['visits', 'closings', 'troubles'])
            result.createObjectStore(lanes, { keyPath: 'lane' });
          for (const ids of ['standards', 'bytes'])
            result.createObjectStore(ids, { keyPath: 'id' });
          result.createObjectStore('facts', { keyPath: 'name' });
          result.createObjectStore('files', { keyPath: 'id' }).createIndex('lane', 'lane');
          const waiting = result.createObjectStore('entries', {
            keyPath: 'seq',
            autoIncrement: true,
          });
          waiting.createIndex('id', 'id', { unique: true });
          waiting.createIndex('lane', 'lane');
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const { result } = opening;
          const writing = result.transaction(Object.keys(filled), 'readwrite');
          for (const [store, all] of Object.entries(filled))
            for (const row of all) writing.objectStore(store).add(row);
          writing.oncomplete = () => {
            result.close();
            resolve(database);
          };
          writing.onerror = () => reject(writing.error);
        };
      }),
    [name, rows] as const,
  );
}

/** How many photos the phone keeps itself, originals and small ones. */
export const picturesKept = (page: Page) =>
  page.evaluate(async () => {
    const known = await indexedDB.databases();
    const { name } = known.find((one) => one.name?.startsWith('mingchuang-phone-'))!;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name!);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const { result } = opening;
        const counting = result.transaction('bytes').objectStore('bytes').count();
        counting.onerror = () => reject(counting.error);
        counting.onsuccess = () => {
          result.close();
          resolve(counting.result);
        };
      };
    });
  });

/** A second page of the same browser. */
export async function openTab(page: Page, path: string): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(path);
  return other;
}

const offsetOf = (one: Request) => Number(new URL(one.url()).searchParams.get('offset'));

/**
 * Watches the pieces of the large files that this page sends. `stopAfter(n, how)`: once n more have
 * been confirmed, the next is lost with `how`; `stopped` waits for that.
 */
export async function pieces(page: Page) {
  const confirmed: number[] = [];
  let left = Infinity;
  let how = async () => {};
  let done: () => void = () => {};
  let isStopped = Promise.resolve();
  const isLarge = (one: Request) =>
    one.method() === 'POST' && Number(new URL(one.url()).searchParams.get('total')) > 500_000;
  await page.route('**/evidence/**', async (route) => {
    const one = route.request();
    if (!isLarge(one)) return route.continue();
    if (left === 0) {
      left = Infinity;
      await how();
      await route.abort('connectionreset').catch(() => undefined);
      return done();
    }
    const answer = await route.fetch().catch(() => null);
    if (!answer?.ok()) return route.abort('connectionreset');
    left -= 1;
    confirmed.push(offsetOf(one));
    await route.fulfill({ response: answer });
  });
  return {
    arrived: () => confirmed,
    stopAfter: (count: number, by: () => Promise<void>) => {
      left = count;
      how = by;
      isStopped = new Promise((resolve) => (done = resolve));
    },
    stopped: () => isStopped,
  };
}
