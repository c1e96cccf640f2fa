/**
 * What the application processes of one database know of each other, over one connection each: names
 * that only one of them holds (a job, the sweep, the start), and words told to all others (NOTIFY).
 * A name is a session lock of PostgreSQL, so a process that is killed lets go of everything it held.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type Peers = {
  /** Takes a name until it is let go; false when it is held already, here or elsewhere. */
  hold: (name: string) => Promise<boolean>;
  letGo: (name: string) => Promise<void>;
  /** Runs `work` once nobody else does the same. */
  inTurn: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Runs `work` unless somebody else is at it. */
  unlessHeld: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Tells all other processes, as far as they can be reached; nothing is kept for later. */
  tell: (subject: string, message: unknown) => void;
  hear: (subject: string, listener: (message: unknown) => void) => void;
  close: () => Promise<void>;
};

/** The number PostgreSQL knows the name `$1` by. */
const lockNumber = `hashtextextended('mingchuang:' || $1, 0)`;

/** How often a name that is taken is asked for again (ms). */
const patience = 50;

type Locks = Pick<Peers, 'hold' | 'letGo'>;

const turns = ({ hold, letGo }: Locks): Pick<Peers, 'inTurn' | 'unlessHeld'> => ({
  async inTurn(name, work) {
    while (!(await hold(name))) await pause(patience);
    return work().finally(() => letGo(name));
  },
  async unlessHeld(name, work) {
    if (await hold(name)) await work().finally(() => letGo(name));
  },
});

/** The only process of its database: the embedded one, and tests. */
export function nobodyElse(): Peers {
  const held = new Set<string>();
  const locks: Locks = {
    hold: (name) => Promise.resolve(!held.has(name) && Boolean(held.add(name))),
    letGo: (name) => Promise.resolve(void held.delete(name)),
  };
  const silent = { tell: () => undefined, hear: () => undefined };
  return { ...locks, ...turns(locks), ...silent, close: () => Promise.resolve() };
}

const channel = 'mingchuang';
/** A machine that vanishes without a word is missed after a minute, not after two hours. */
const settings = `listen ${channel}; set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10;
  set tcp_keepalives_count = 3`;

type Told = { from: string; subject: string; message: unknown };

/** Connects, and connects again whenever the connection is lost, until `isOver`. */
function stayConnected(
  url: string,
  given: {
    isOver: () => boolean;
    heard: (payload: string) => void;
    prepare: (client: pg.Client) => Promise<void>;
  },
) {
  let current: Promise<pg.Client>;
  const once = async () => {
    const client = new pg.Client({ connectionString: url, keepAlive: true, pipeline: true });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => given.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(settings);
      await given.prepare(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => {
      if (given.isOver()) return;
      current = again();
      // Whoever asks for the connection is told; until somebody does, a failure is not unheard.
      current.catch(() => undefined);
    });
    return client;
  };
  const again = async (): Promise<pg.Client> => {
    await pause(1000, undefined, { ref: false });
    return once().catch((error: unknown) => {
      if (given.isOver()) throw error;
      return again();
    });
  };
  current = once();
  return () => current;
}

const take = `select pg_try_advisory_lock(${lockNumber}) as taken`;
const give = `select pg_advisory_unlock(${lockNumber})`;

/** @param held the names this process has; a new connection takes them again */
function locksOver(connection: () => Promise<pg.Client>, held: Set<string>): Locks {
  return {
    async hold(name) {
      // The session may lock twice what it holds: that somebody here is at it, only this set knows.
      if (held.has(name)) return false;
      held.add(name);
      try {
        const { rows } = await (await connection()).query<{ taken: boolean }>(take, [name]);
        if (!rows[0]!.taken) held.delete(name);
        return rows[0]!.taken;
      } catch (error) {
        held.delete(name);
        throw error;
      }
    },
    async letGo(name) {
      if (!held.delete(name)) return;
      // With the connection the lock is gone as well.
      await connection()
        .then((client) => client.query(give, [name]))
        .catch(() => undefined);
    },
  };
}

/** Takes a name back; whoever has it to see whether it was free lets it go at once. */
async function takeAgain(client: pg.Client, name: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { rows } = await client.query<{ taken: boolean }>(take, [name]);
    if (rows[0]!.taken) return;
    await pause(patience);
  }
}

/** Joins the processes of the database at `url`. */
export async function joinPeers(url: string): Promise<Peers> {
  const me = randomUUID();
  const held = new Set<string>();
  const listeners = new Map<string, (message: unknown) => void>();
  const end = { over: false };
  const heard = (payload: string) => {
    try {
      const { from, subject, message } = JSON.parse(payload) as Told;
      if (from !== me) listeners.get(subject)?.(message);
    } catch {
      // Whoever may connect to the database may say anything: nobody ends of it.
    }
  };
  const connection = stayConnected(url, {
    isOver: () => end.over,
    heard,
    prepare: async (client) => {
      for (const name of held) await takeAgain(client, name);
    },
  });
  await connection();

  const locks = locksOver(connection, held);
  const say = async (told: Told) => {
    const client = await connection();
    await client.query('select pg_notify($1, $2)', [channel, JSON.stringify(told)]);
  };
  return {
    ...locks,
    ...turns(locks),
    tell: (subject, message) => void say({ from: me, subject, message }).catch(() => undefined),
    hear: (subject, listener) => void listeners.set(subject, listener),
    async close() {
      end.over = true;
      await connection().then(
        (client) => client.end(),
        () => undefined,
      );
    },
  };
}
