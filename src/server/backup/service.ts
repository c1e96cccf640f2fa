/** Backups of a running server: one at a time, on request or every day at the hour that is set. */
import { problem } from '../../contract/problem.ts';
import type { BackupSettings } from '../config.ts';
import {
  makeBackup,
  type BackupOptions,
  type Installation,
  type Made,
  type Progress,
} from './make.ts';
import { listBackups, momentOf } from './names.ts';

export type Backups = {
  /** @throws Problem `backup-running`, `backup-place` */
  run: (options?: Partial<BackupOptions>, progress?: Progress) => Promise<Made>;
  /** When the newest complete backup in the settings' folder was made; null = there is none. */
  newest: () => Promise<Date | null>;
  /** Begins to make backups at the hour that is set; returns how to end it. */
  schedule: (told: (outcome: Made | Error) => void) => () => void;
  /** Resolves when no backup is under way. */
  idle: () => Promise<void>;
};

/** The bank's time, which knows no summer time (UTC+8). */
const bankOffset = 8 * 60 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;

/** The next moment at which clocks in China show HH:MM; never `now` itself. */
export function nextMoment(now: Date, at: string): Date {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  const today = Math.floor((now.getTime() + bankOffset) / day) * day - bankOffset;
  const moment = today + (hours * 60 + minutes) * 60_000;
  return new Date(moment > now.getTime() ? moment : moment + day);
}

export function createBackups(installation: Installation, settings: BackupSettings): Backups {
  let running: Promise<unknown> | null = null;
  const run: Backups['run'] = async (options = {}, progress) => {
    if (running) throw problem('backup-running');
    const { folder: to, passphrase, keep } = settings;
    // Elsewhere than in the own folder nothing is thrown away.
    const kept = options.to && options.to !== to ? null : keep;
    const made = makeBackup(installation, { to, passphrase, keep: kept, ...options }, progress);
    running = made.catch(() => undefined).finally(() => (running = null));
    return made;
  };
  return {
    run,
    idle: async () => void (await running),
    async newest() {
      const [name] = await listBackups(settings.folder);
      return name === undefined ? null : momentOf(name);
    },
    schedule(told) {
      const { at } = settings;
      if (at === null) return () => undefined;
      let timer: NodeJS.Timeout;
      const wait = () => {
        const pause = nextMoment(new Date(), at).getTime() - Date.now();
        timer = setTimeout(() => {
          void run()
            .then(told, (error: Error) => told(error))
            .finally(wait);
        }, pause).unref();
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
