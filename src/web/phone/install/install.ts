/** Installing on the home screen: the browser's own offer is kept until somebody wants it. */
import { useSyncExternalStore } from 'react';

type Offer = Event & { prompt: () => Promise<void> };
type Installable = 'ready' | 'by-menu' | 'installed';

let offer: Offer | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer = event as Offer;
  tell();
});
window.addEventListener('appinstalled', () => {
  offer = null;
  tell();
});

const current = (): Installable => {
  if (matchMedia('(display-mode: standalone)').matches) return 'installed';
  return offer ? 'ready' : 'by-menu';
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useInstallable = () => useSyncExternalStore(subscribe, current);
export const askInstall = () => {
  void offer?.prompt();
  offer = null;
  tell();
};
