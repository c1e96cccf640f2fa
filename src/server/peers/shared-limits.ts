/**
 * Counts of requests that hold for all processes together: what @fastify/rate-limit keeps its numbers
 * in. Each process counts what it sees, and tells the others in bundles; a caller far below the limit
 * is not worth a word. So somebody spread over n processes may exceed a limit by n twentieths and by
 * what comes within a bundle's time; what has to be exact (wrong passwords) has a lock of its own.
 */
import type { FastifyRateLimitOptions, FastifyRateLimitStore } from '@fastify/rate-limit';
import { createHash } from 'node:crypto';
import type { Peers } from './peers.ts';

/** A bundle leaves after this long (ms). */
const pace = 500;
/** The others are told from this part of the limit on. */
const worthTelling = 1 / 20;
/** A flood of addresses must not fill the memory. */
const callersKept = 50_000;
/** A message of PostgreSQL holds 8,000 bytes. */
const perMessage = 150;

type Count = { all: number; untold: number };
type Bundle = { scope: string; window: number; counts: [caller: string, more: number][] };

/** Neither addresses nor names of accounts go into a message. */
const short = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 22);

/** The counts of one limit in one minute. */
class Counts {
  readonly #scope: string;
  readonly #peers: Peers;
  readonly #toTell = new Set<string>();
  #window = 0;
  #counts = new Map<string, Count>();

  constructor(scope: string, peers: Peers) {
    this.#scope = scope;
    this.#peers = peers;
  }

  #of(caller: string, window: number): Count {
    if (window !== this.#window || this.#counts.size >= callersKept) {
      this.#window = window;
      this.#counts = new Map();
      this.#toTell.clear();
    }
    const found = this.#counts.get(caller) ?? { all: 0, untold: 0 };
    this.#counts.set(caller, found);
    return found;
  }

  /** One more request; how many there were in this window. */
  add(key: string, window: number, max: number): number {
    const caller = short(key);
    const count = this.#of(caller, window);
    count.all += 1;
    count.untold += 1;
    if (count.untold >= max * worthTelling) {
      if (this.#toTell.size === 0) setTimeout(() => this.#tell(), pace).unref();
      this.#toTell.add(caller);
    }
    return count.all;
  }

  hear({ window, counts }: Bundle): void {
    if (window < this.#window) return;
    for (const [caller, more] of counts) this.#of(caller, window).all += more;
  }

  #tell(): void {
    const counts: Bundle['counts'] = [...this.#toTell].map((caller) => {
      const count = this.#counts.get(caller)!;
      const more = count.untold;
      count.untold = 0;
      return [caller, more];
    });
    this.#toTell.clear();
    for (let at = 0; at < counts.length; at += perMessage) {
      const part = counts.slice(at, at + perMessage);
      this.#peers.tell('limits', { scope: this.#scope, window: this.#window, counts: part });
    }
  }
}

/** The declared type leaves out what the plugin hands over. */
type RouteOptions = Parameters<FastifyRateLimitStore['child']>[0] & {
  routeInfo?: { method: string | string[]; url?: string };
};

/** The `store` of @fastify/rate-limit: one for all requests, and one for each route with its own limit. */
export function sharedLimits(peers: Peers) {
  const known = new Map<string, Counts>();
  peers.hear('limits', (message) => {
    const bundle = message as Bundle;
    known.get(bundle.scope)?.hear(bundle);
  });
  return class Store implements FastifyRateLimitStore {
    readonly #counts: Counts;
    constructor(_options: FastifyRateLimitOptions, scope = '') {
      this.#counts = new Counts(scope, peers);
      known.set(scope, this.#counts);
    }
    incr(
      key: string,
      answer: (error: Error | null, result?: { current: number; ttl: number }) => void,
      timeWindow: number,
      max: number,
    ): void {
      const now = Date.now();
      const window = Math.floor(now / timeWindow);
      const current = this.#counts.add(key, window, max);
      answer(null, { current, ttl: (window + 1) * timeWindow - now });
    }
    child(options: RouteOptions): Store {
      const { method = '', url = '' } = options.routeInfo ?? {};
      return new Store({}, `${[method].flat().join()} ${url}`);
    }
  };
}
