/**
 * The wrapper: one request is one transaction. Who asks is found first, then the role and range are
 * taken, then the handler works, then its audit is written, and only after the commit is answered.
 * Whatever fails on the way rolls all of it back.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { Problem, problem, type Language } from '../../contract/problem.ts';
import { findActor } from '../access/queries.ts';
import { sessionToken } from '../access/session-cookie.ts';
import { insertAudit } from '../audit/queries.ts';
import { writeRefusal } from './refused.ts';
import type { Db } from '../db/open.ts';
import { EventAnswer, FileAnswer, sendEvents, sendFile } from './answers.ts';
import {
  unchanged,
  type Actor,
  type AuditEvent,
  type Context,
  type Endpoint,
  type FileWork,
  type Upload,
} from './endpoint.ts';
import { parseInput } from './errors.ts';
import { languageOf } from './language.ts';
import { scopeOf } from './scope-of.ts';
import type { Services } from './services.ts';
import { asOwner, inTransaction, nowhere, takeScope, type Unawaited } from './transaction.ts';
import { receivePiece, receiveUpload } from './upload.ts';
import { abilityWords, roleNames } from './words.ts';

/** Whether the application asks for abilities; a test switches it off to show what the database alone holds back. */
export type Guard = { checkAbilities: boolean };

type Run = { services: Services; guard: Guard; endpoint: Endpoint };

/** @throws Problem `signed-out`, `forbidden` */
function permit(actor: Actor | null, run: Run, language: Language): void {
  const { ability } = run.endpoint;
  if (ability === 'public') return;
  if (!actor) throw problem('signed-out');
  if (ability === 'signed-in' || !run.guard.checkAbilities || may(actor.role, ability)) return;
  throw problem('forbidden', {
    role: roleNames[actor.role][language],
    action: abilityWords[ability][language],
  });
}

/**
 * What somebody entered without a network may reach us after somebody else has signed in on the same
 * phone. @throws Problem `other-account`
 */
function refuseOtherAccount(request: FastifyRequest, actor: Actor | null): void {
  const meant = request.headers['x-mingchuang-account'];
  if (actor && meant !== undefined && meant !== actor.userId) {
    throw problem('other-account', { name: actor.name });
  }
}

/** Finds who asks, as the owner of the tables, then takes the role and range of the unit in use. */
async function enter(
  db: Db,
  unawaited: Unawaited,
  request: FastifyRequest,
  run: Run,
  language: Language,
) {
  const isPublic = run.endpoint.ability === 'public';
  const token = sessionToken(request, run.services.about.secret);
  const actor = isPublic || token === null ? null : await findActor(db, token);
  permit(actor, run, language);
  refuseOtherAccount(request, actor);
  unawaited(takeScope(db, actor ? scopeOf(actor) : nowhere));
  return actor;
}

type Given = {
  db: Db;
  unawaited: Unawaited;
  actor: Actor | null;
  language: Language;
  token: string | null;
};

async function writeAudit(
  { db, unawaited, actor }: Given,
  events: AuditEvent[],
  address: string,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    event,
    unit: event.unit ?? actor?.unit,
    actor: event.actor ?? (actor ? `${actor.name}（${actor.username}）` : ''),
    address,
  }));
  const write = () => insertAudit(db, rows);
  if (actor) return unawaited(write());
  await asOwner(db, write);
}

/** @throws Problem `invalid` when none was sent */
function theFile(upload: Upload | null): Upload {
  if (!upload) throw problem('invalid', { detail: '缺少文件（字段 file）' });
  return upload;
}

function contextOf(request: FastifyRequest, run: Run, given: Given, upload: Upload | null) {
  const { endpoint, services } = run;
  const events: AuditEvent[] = [];
  const afterwards: (() => void)[] = [];
  const cookies: string[] = [];
  const tags: string[] = [];
  const parse = (schema: z.ZodType, value: unknown) => parseInput(schema, value, given.language);
  const context: Context<unknown, unknown, unknown, Actor | null> = {
    db: given.db,
    unawaited: given.unawaited,
    actor: given.actor,
    language: given.language,
    params: parse(endpoint.params, request.params),
    query: parse(endpoint.query, request.query),
    body: endpoint.body ? parse(endpoint.body, request.body ?? {}) : {},
    services,
    audit: (event) => void events.push(event),
    after: (work) => void afterwards.push(work),
    upload: () => theFile(upload),
    client: {
      address: request.ip,
      token: given.token,
      headers: new Headers({
        cookie: request.headers.cookie ?? '',
        'user-agent': request.headers['user-agent'] ?? '',
      }),
    },
    setCookie: (line) => void cookies.push(line),
    isKnown: (tag) => {
      tags.push(`"${tag}"`);
      return request.headers['if-none-match']?.replace(/^W\//, '') === `"${tag}"`;
    },
  };
  return { context, events, afterwards, cookies, tags };
}

/** Whitelists what leaves: keys that the schema does not name are dropped, a wrong shape is a defect. */
function whitelist(run: Run, answer: unknown): unknown {
  const schema = run.endpoint.answer;
  if (schema === 'file' || schema === 'events') return answer;
  if (answer === unchanged || answer instanceof Problem) return answer;
  return schema.parse(answer);
}

/** A file is received before the transaction opens, from somebody known to be allowed to send it. */
async function receive(
  request: FastifyRequest,
  token: string | null,
  run: Run,
  language: Language,
): Promise<{ upload: Upload | null; worked: unknown }> {
  const { upload, piece, files } = run.endpoint;
  if (!upload && !piece) return { upload: null, worked: undefined };
  const { context, permitted } = await inTransaction(
    run.services.database,
    async (db, unawaited) => {
      const actor = await enter(db, unawaited, request, run, language);
      const given = { db, unawaited, actor, language, token };
      const { context } = contextOf(request, run, given, null);
      return { context, permitted: await files?.permit(context as never) };
    },
  );
  const received = piece
    ? await receivePiece(request, piece)
    : await receiveUpload(request, {
        megabytes: upload === true ? 50 : Number(upload),
        as: files ? 'file' : 'workbook',
      });
  if (!files) return { upload: received, worked: undefined };
  const { actor, params, query, services } = context;
  const given: FileWork<unknown, unknown, Actor | null> = {
    actor,
    params,
    query,
    services,
    upload: () => theFile(received),
  };
  return { upload: received, worked: await files.work(given as never, permitted as never) };
}

/** Runs one endpoint for one request. Errors are answered by the app's error handler. */
export async function runEndpoint(request: FastifyRequest, reply: FastifyReply, run: Run) {
  const token = sessionToken(request, run.services.about.secret);
  try {
    return await answer(request, reply, run, token);
  } catch (error) {
    await writeRefusal(request, run, token, error).catch((failure: unknown) =>
      request.log.error({ err: failure }, 'refusal not written'),
    );
    throw error;
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  run: Run,
  token: string | null,
) {
  const language = languageOf(request);
  const { upload, worked } = await receive(request, token, run, language);
  const done = await inTransaction(run.services.database, async (db, unawaited) => {
    const actor = await enter(db, unawaited, request, run, language);
    const given = { db, unawaited, actor, language, token };
    const made = contextOf(request, run, given, upload);
    const answer = whitelist(
      run,
      await run.endpoint.handler(made.context as never, worked as never),
    );
    await writeAudit(given, made.events, request.ip);
    return { ...made, answer };
  });
  for (const work of done.afterwards) work();
  if (run.endpoint.method !== 'GET') run.services.log.wake();
  if (done.answer instanceof Problem) throw done.answer;
  for (const line of done.cookies) reply.header('set-cookie', line);
  for (const tag of done.tags) reply.header('etag', tag);
  if (done.answer === unchanged) return reply.code(304).send();
  if (done.answer instanceof FileAnswer) return sendFile(request, reply, done.answer);
  if (done.answer instanceof EventAnswer) return sendEvents(reply, done.answer);
  return reply.header('cache-control', 'no-store').send(done.answer);
}
