/**
 * The phone's service worker: keeps the phone's own files so that it opens without a network, and
 * touches nothing else: not the interface, not the desk pages (its scope is /m/). A new version waits
 * until the page says that the moment is right; the version before stays until the one after next,
 * since another tab may still ask for its pieces.
 */
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Waiting & {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
};
type Scope = Omit<Window & typeof globalThis, 'addEventListener'> & {
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  addEventListener: ((type: 'install' | 'activate', listener: (event: Waiting) => void) => void) &
    ((type: 'fetch', listener: (event: Fetching) => void) => void) &
    ((type: 'message', listener: (event: MessageEvent) => void) => void);
};
/** Filled in by the build (scripts/build/phone-worker.ts). */
declare const __PRECACHE__: { version: string; files: string[] };

// The compiler knows this file's `self` as a window's.
const worker = self as unknown as Scope;
const { version, files } = __PRECACHE__;
const prefix = 'mingchuang-phone-';
const cacheName = prefix + version;
const start = '/m/';

/** A hashed file that an earlier version has already is not fetched again. */
async function keep(cache: Cache, path: string): Promise<void> {
  const known = path.startsWith('/assets/') ? await caches.match(path) : undefined;
  const answer = known ?? (await fetch(path, { cache: 'reload', credentials: 'same-origin' }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
}

/** The page may have been replaced on the server since this list was made: it must fit the list. */
async function checkPage(cache: Cache): Promise<void> {
  const html = (await (await cache.match(start))?.text()) ?? '';
  for (const [path] of html.matchAll(/\/assets\/[\w.-]+/g))
    if (!files.includes(path)) throw new Error(`${path}: of another version`);
}

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(files.map((path) => keep(cache, path)));
  await checkPage(cache);
}

async function activate(): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const kept = new Set([cacheName, ...own.filter((name) => name !== cacheName).slice(-1)]);
  await Promise.all(own.filter((name) => !kept.has(name)).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function answerOf(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  if (request.mode === 'navigate') return (await cache.match(start)) ?? fetch(request);
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const isOurs = origin === worker.location.origin && /^\/(m|assets)\//.test(pathname);
  if (method === 'GET' && isOurs) event.respondWith(answerOf(event.request));
});
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});

export {};
