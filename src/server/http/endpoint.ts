/**
 * How a route is written down: what it takes, who may use it, what it answers. The wrapper in
 * run-endpoint.ts gives each request its transaction, its range, its audit and its error answer, so
 * that a handler holds nothing but the work: parse, load or 404, permit or 403, act, present.
 */
import type { z } from 'zod';
import type { Pending } from '../../contract/account.ts';
import type { Ability } from '../../contract/abilities.ts';
import type { Language, Problem } from '../../contract/problem.ts';
import { z as zod } from 'zod';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import type { EventAnswer, FileAnswer, RedirectAnswer } from './answers.ts';
import type { Standing } from './edits.ts';
import type { Services } from './services.ts';
import type { Unawaited } from './transaction.ts';

/** Who asks, in the role in use. Everything seen lies in [unit.unitNo, unit.lastNo]. */
export type Actor = {
  userId: string;
  name: string;
  username: string;
  /** The person the account stands for; null = none. */
  personId: number | null;
  role: Role;
  assignmentId: number;
  /** What must be done before anything else; null = nothing. */
  pending: Pending | null;
  unit: {
    id: number;
    code: string;
    name: string;
    unitNo: number;
    lastNo: number;
    level: string;
    /** Nothing stands above it. */
    isTop: boolean;
  };
};

export type AuditEvent = {
  /** noun.verb, e.g. "plan.publish". */
  action: string;
  /** What it was done to, in words a person reads. */
  subject: string;
  /** Where; the actor's unit when left out. */
  unit?: { id: number; unitNo: number };
  detail?: Record<string, unknown>;
  /** Who, where nobody was signed in yet. */
  actor?: string;
  /** `done` when left out. */
  outcome?: 'done' | 'refused';
};

export type Upload = { name: string; mediaType: string; bytes: Buffer };

/** The request as the few who handle sessions need it. */
export type Client = {
  address: string;
  token: string | null;
  headers: Headers;
  /** Scheme and host that were asked. */
  origin: string;
  /** Path and query that were asked. */
  url: string;
};

/** What asking another system may use: it runs before any transaction is opened, since it may take seconds. */
export type OutsideWork<Q, B> = { query: Q; body: B; services: Services; client: Client };

export type Context<P = unknown, Q = unknown, B = unknown, A = Actor> = {
  /** The request's transaction, with role and range set. */
  db: Db;
  actor: A;
  params: P;
  query: Q;
  body: B;
  language: Language;
  /** Goes on without waiting for a statement whose answer nobody needs; see transaction.ts. */
  unawaited: Unawaited;
  /** Written in the same transaction, before the commit. */
  audit: (event: AuditEvent) => void;
  services: Services;
  /** Names as the caller may see them, for what leaves as a file: `schema` is that of the same answer as JSON. */
  shown: <T>(schema: z.ZodType, value: T) => Promise<T>;
  /** Runs once the commit has succeeded, e.g. to start a job. */
  after: (work: () => void) => void;
  /** The multipart field `file`. @throws Problem `invalid` when there is none */
  upload: () => Upload;
  client: Client;
  /** Adds a Set-Cookie line to the answer. */
  setCookie: (line: string) => void;
  /** Names the state that is answered (ETag); true when the caller has just that: answer `unchanged`. */
  isKnown: (tag: string) => boolean;
};

/** What the work on a file may use: it runs outside of any transaction, since it may take minutes. */
export type FileWork<P, Q, A = Actor> = {
  actor: A;
  params: P;
  query: Q;
  services: Services;
  upload: () => Upload;
};

type Access = Ability | 'signed-in' | 'public';
type Answer = z.ZodType | 'file' | 'events' | 'redirect';
/** Answered as 304: the caller has it already. */
export const unchanged = Symbol('unchanged');
type Answered<T> = T extends 'file'
  ? FileAnswer
  : T extends 'events'
    ? EventAnswer
    : T extends 'redirect'
      ? RedirectAnswer
      : T extends z.ZodType
        ? z.input<T> | typeof unchanged | Problem
        : never;
type ActorFor<A> = A extends 'public' ? null : Actor;

const nothing = zod.object({});
type Nothing = typeof nothing;

export type Definition<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends Answer,
  S = undefined,
  W = undefined,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whole path, with `:name` for parameters. */
  path: string;
  /** Chinese, for the interface's documentation. */
  summary: string;
  tag: string;
  ability: A;
  params?: P;
  query?: Q;
  body?: B;
  answer: R;
  /** Takes a multipart file up to this many megabytes (true: 50); read it by `c.upload()`. */
  upload?: boolean | number;
  /** The body is bytes (application/octet-stream), up to this many; read by `c.upload()`. */
  piece?: number;
  /**
   * An upload in three steps: `permit` in a transaction, before a byte is received; `work` on the
   * file outside of any; the handler, in a transaction again, is given what `work` answered.
   */
  files?: {
    permit: (c: Context<z.output<P>, z.output<Q>, unknown, ActorFor<A>>) => Promise<S>;
    work: (c: FileWork<z.output<P>, z.output<Q>, ActorFor<A>>, permitted: NoInfer<S>) => Promise<W>;
  };
  /** Public and without a transaction: `db` is not there. For what must answer without a database. */
  alone?: boolean;
  /** For public routes: asks another system first; the handler is given what it answered. */
  outside?: (c: OutsideWork<z.output<Q>, z.output<B>>) => Promise<W>;
  /**
   * One statement sent along with finding who asks, in their role and range, before it is known who that
   * is and whether they may; the handler is given what it answered. It must do nothing but read or lock.
   */
  first?: (db: Db, params: z.output<P>) => Promise<W>;
  /** Open as well to an account that must first change its password or set up 动态口令. */
  beforeReady?: true;
  /** Times a minute that one address and account may call it. */
  perMinute?: number;
  /** Fields of the body that hold free text: numbers of customers in them become pseudonyms. */
  texts?: readonly string[];
  /** Why a repeated request is harmless by itself: such an endpoint takes no Idempotency-Key. */
  repeats?: string;
  /** For an edit of what two people may edit: the thing as it stands, null when it is not there. */
  edit?: (
    c: Context<z.output<P>, z.output<Q>, z.output<B>, ActorFor<A>>,
  ) => Promise<Standing | null>;
  /** A problem that is thrown undoes all; one that is answered is told after the commit. */
  handler: (
    c: Context<z.output<P>, z.output<Q>, z.output<B>, ActorFor<A>>,
    worked: NoInfer<W>,
  ) => Promise<Answered<R>>;
};

/** A definition with its types forgotten: what the wrapper runs. */
export type Endpoint = Omit<
  Definition<Access, z.ZodType, z.ZodType, z.ZodType, Answer>,
  'handler' | 'params' | 'query' | 'body' | 'files' | 'edit' | 'outside' | 'first'
> & {
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType | null;
  /** Contexts differ per endpoint; the wrapper has parsed this one's before it calls. */
  handler: (c: never, worked: never) => Promise<unknown>;
  edit?: (c: never) => Promise<Standing | null>;
  outside?: (c: never) => Promise<unknown>;
  first?: (db: Db, params: never) => Promise<unknown>;
  files?: {
    permit: (c: never) => Promise<unknown>;
    work: (c: never, permitted: never) => Promise<unknown>;
  };
};

/** Declares one route; the handler's context is inferred from the schemas. */
export function endpoint<
  A extends Access,
  R extends Answer,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  S = undefined,
  W = undefined,
>(definition: Definition<A, P, Q, B, R, S, W>): Endpoint {
  return {
    ...definition,
    params: definition.params ?? nothing,
    query: definition.query ?? nothing,
    body: definition.body ?? null,
  };
}
