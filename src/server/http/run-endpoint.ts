/**
 * The wrapper: one request is one transaction. Who asks is found first, then the role and range are
 * taken, then the handler works, then its audit is written, and only after the commit is answered.
 * Whatever fails on the way rolls all of it back.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Problem, problem, type Language } from '../../contract/problem.ts';
import { sessionToken } from '../access/session-cookie.ts';
import { insertAudit } from '../audit/queries.ts';
import { writeRefusal } from './refused.ts';
import type { Db } from '../db/open.ts';
import { EventAnswer, FileAnswer, RedirectAnswer, sendEvents, sendFile } from './answers.ts';
import {
  unchanged,
  type Actor,
  type AuditEvent,
  type Client,
  type Context,
  type FileWork,
  type Upload,
} from './endpoint.ts';
import { rememberingEdit } from './edits.ts';
import { enter, type Run } from './enter.ts';
import { parseInput } from './errors.ts';
import { languageOf } from './language.ts';
import { shownTo } from './names.ts';
import { concealed } from './pseudonym.ts';
import { onceFor, requestKeyOf, type Answered } from './repeats.ts';
import { asOwner, inTransaction, type Unawaited } from './transaction.ts';
import { receivePiece, receiveUpload } from './upload.ts';

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

const clientOf = (request: FastifyRequest, token: string | null): Client => ({
  address: request.ip,
  token,
  headers: new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': request.headers['user-agent'] ?? '',
  }),
  origin: `${request.protocol}://${request.host}`,
  url: request.url,
});

/** What another system says, before a transaction is opened. */
async function askOutside(request: FastifyRequest, run: Run, language: Language) {
  const { outside, query, body } = run.endpoint;
  if (!outside) return undefined;
  return outside({
    query: parseInput(query, request.query, language),
    body: body ? parseInput(body, request.body ?? {}, language) : {},
    services: run.services,
    client: clientOf(request, sessionToken(request, run.services.about)),
  } as never);
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
    body: endpoint.body
      ? concealed(endpoint.texts, parse(endpoint.body, request.body ?? {}), services.about.secret)
      : {},
    services,
    shown: (schema, value) => shownTo(given.db, given.actor, schema, value),
    audit: (event) => void events.push(event),
    after: (work) => void afterwards.push(work),
    upload: () => theFile(upload),
    client: clientOf(request, given.token),
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
  if (typeof schema === 'string') return answer;
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
      const { actor } = await enter(db, unawaited, request, run, { token, language });
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

/** Answers without the database: what has to answer when there is none. */
async function runAlone(request: FastifyRequest, reply: FastifyReply, run: Run) {
  const given = { db: null as never, unawaited: () => undefined, actor: null, token: null };
  const made = contextOf(request, run, { ...given, language: languageOf(request) }, null);
  const answer = whitelist(run, await run.endpoint.handler(made.context as never, null as never));
  if (answer instanceof Problem) throw answer;
  return reply.header('cache-control', 'no-store').send(answer);
}

type Made = ReturnType<typeof contextOf>;
type Done = Answered & Partial<Pick<Made, 'afterwards' | 'tags'>>;

/** The handler's work, with its audit. */
async function perform(run: Run, given: Given, made: Made, worked: unknown, address: string) {
  const { context, events, afterwards, cookies, tags } = made;
  const handle = () => run.endpoint.handler(context as never, worked as never);
  const whole = whitelist(run, await rememberingEdit(run.endpoint, given, context, handle));
  const schema = run.endpoint.answer;
  const isPlain = typeof schema === 'string' || whole === unchanged || whole instanceof Problem;
  // Names as this reader may see them.
  const answer = isPlain ? whole : await shownTo(given.db, given.actor, schema, whole);
  await writeAudit(given, events, address);
  return { answer, afterwards, cookies, tags };
}

/** Runs one endpoint for one request. Errors are answered by the app's error handler. */
export async function runEndpoint(request: FastifyRequest, reply: FastifyReply, run: Run) {
  if (run.endpoint.alone) return runAlone(request, reply, run);
  const token = sessionToken(request, run.services.about);
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
  const { services, endpoint } = run;
  const language = languageOf(request);
  const key = requestKeyOf(request, endpoint);
  const received = await receive(request, token, run, language);
  const { upload } = received;
  const worked = received.worked ?? (await askOutside(request, run, language));
  const done = await inTransaction(services.database, async (db, unawaited): Promise<Done> => {
    const { actor, first } = await enter(db, unawaited, request, run, { token, language });
    const given = { db, unawaited, actor, language, token };
    const made = contextOf(request, run, given, upload);
    const work = () => perform(run, given, made, worked ?? first, request.ip);
    if (key === null || !actor) return work();
    const { secret } = services.about;
    return onceFor({ db, unawaited, actor, key, secret, request, endpoint, upload }, work);
  });
  for (const work of done.afterwards ?? []) work();
  if (run.endpoint.method !== 'GET') run.services.log.wake();
  if (done.answer instanceof Problem) throw done.answer;
  for (const line of done.cookies) reply.header('set-cookie', line);
  for (const tag of done.tags ?? []) reply.header('etag', tag);
  if (done.answer === unchanged) return reply.code(304).send();
  if (done.answer instanceof RedirectAnswer)
    return reply.header('cache-control', 'no-store').redirect(done.answer.to);
  if (done.answer instanceof FileAnswer) return sendFile(request, reply, done.answer);
  if (done.answer instanceof EventAnswer) {
    return sendEvents(reply, done.answer, run.services.lifecycle.streams);
  }
  return reply.header('cache-control', 'no-store').send(done.answer);
}
