/**
 * A new version of the app: its service worker waits until somebody says that the moment is right, or
 * until the app is opened anew. Everything entered is saved at every tap, so nothing can be lost; but
 * a page must not vanish under a finger.
 */
import { createSignal } from '../store/signal.ts';

export type Update = 'none' | 'ready' | 'outdated';

export const update = createSignal<Update>('none');
let registration: ServiceWorkerRegistration | undefined;
const note = (next: Update) => {
  if (update.get() !== 'outdated') update.set(next);
};

/** Another tab runs a newer version and has taken the database over. */
export const noteOutdated = () => note('outdated');

function offer(worker: ServiceWorker | null) {
  // Without a controller this is the first visit: there is nothing old to keep running.
  if (worker && navigator.serviceWorker.controller) note('ready');
}

/** Takes the new version now: loads the page anew. */
export function takeUpdate(): void {
  // Asked for now: an even newer one may have taken the place of the one that was offered.
  const waiting = registration?.waiting;
  if (update.get() === 'outdated' || !waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  waiting.postMessage('take-over');
}

const hourly = 60 * 60_000;

export async function startWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const found = await navigator.serviceWorker.register('/m/sw.js', {
    scope: '/m/',
    updateViaCache: 'none',
  });
  registration = found;
  offer(found.waiting);
  found.addEventListener('updatefound', () => {
    const worker = found.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offer(worker);
    });
  });
  // Another tab took it over: this one goes on with its own files and says so.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (update.get() === 'ready') note('outdated');
  });
  const look = () => void found.update().catch(() => undefined);
  setInterval(look, hourly);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
}
