/**
 * The real application over a database of the test file's own. Requests commit, as in life: the
 * wrapper under test owns the transaction, so a test cannot wrap it in another and roll that back.
 * Instead each file starts from a copy of the template, and tests make the rows they change.
 */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createApp, type AppOptions } from '../../src/server/app.ts';
import { createServices, type Services } from '../../src/server/http/services.ts';
import { password, personas, type Persona } from './personas.ts';
import { copyTemplate, type TemplateName } from './templates.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Answer = LightMyRequestResponse;
export type Caller = {
  get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (url: string, body?: object) => Promise<Answer>;
  put: (url: string, body?: object) => Promise<Answer>;
  patch: (url: string, body?: object) => Promise<Answer>;
  delete: (url: string) => Promise<Answer>;
  /** Sends one file as the multipart field `file`. */
  upload: (url: string, name: string, bytes: Uint8Array) => Promise<Answer>;
  cookie: string;
};

const header = { 'x-mingchuang': '1' };

/** A caller with the given cookie; '' is somebody who has not signed in. */
export function callerOf(app: FastifyInstance, cookie: string): Caller {
  const call = (method: Method, url: string, body?: object) =>
    app.inject({ method, url, headers: { cookie, ...header }, ...(body ? { payload: body } : {}) });
  return {
    cookie,
    get: (url, headers = {}) => app.inject({ url, headers: { cookie, ...headers } }),
    post: (url, body) => call('POST', url, body),
    put: (url, body) => call('PUT', url, body),
    patch: (url, body) => call('PATCH', url, body),
    delete: (url) => call('DELETE', url),
    upload: (url, name, bytes) => {
      const boundary = 'mingchuang-test';
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const payload = Buffer.concat([
        Buffer.from(head),
        Buffer.from(bytes),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]);
      const type = `multipart/form-data; boundary=${boundary}`;
      const headers = { cookie, ...header, 'content-type': type };
      return app.inject({ method: 'POST', url, headers, payload });
    },
  };
}

export const cookieOf = (answer: Answer): string =>
  [answer.headers['set-cookie'] ?? ''].flat().map((line) => line.split(';')[0])[0] ?? '';

export type TestApp = {
  readonly app: FastifyInstance;
  readonly services: Services;
  nobody: () => Caller;
  /** Signs in through the application, once per persona and file. */
  as: (persona: Persona) => Promise<Caller>;
  signIn: (username: string, password: string) => Promise<Answer>;
  withCookie: (cookie: string) => Caller;
  /** Id of a unit of the small bank. */
  unitId: (code: string) => Promise<number>;
};

/** Declares a file's application; call at the top of the file. */
export function testApp(template: TemplateName = 'bank', options: AppOptions = {}): TestApp {
  const made: { app?: FastifyInstance; services?: Services; folder?: string } = {};
  const cookies = new Map<Persona, string>();

  beforeAll(async () => {
    made.folder = mkdtempSync(join(tmpdir(), 'mingchuang-test-'));
    const about = {
      version: '测试',
      demo: false,
      secret: 'x'.repeat(16) + made.folder,
      secure: false,
    };
    made.services = createServices(await copyTemplate(template), made.folder, about);
    made.app = await createApp(made.services, {
      perMinute: 100_000,
      logLevel: 'error',
      ...options,
    });
  });

  afterAll(async () => {
    await made.services?.jobs.idle();
    await made.app?.close();
    await made.services?.database.close();
    rmSync(made.folder ?? '', { recursive: true, force: true });
  });

  const signIn = (username: string, secret: string) =>
    callerOf(made.app!, '').post('/api/session', { username, password: secret });

  return {
    get app() {
      return made.app!;
    },
    get services() {
      return made.services!;
    },
    nobody: () => callerOf(made.app!, ''),
    withCookie: (cookie) => callerOf(made.app!, cookie),
    signIn,
    async as(persona) {
      const known = cookies.get(persona);
      if (known) return callerOf(made.app!, known);
      const cookie = cookieOf(await signIn(personas[persona].username, password));
      cookies.set(persona, cookie);
      return callerOf(made.app!, cookie);
    },
    async unitId(code) {
      const { rows } = await made.services!.database.pool.query<{ id: number }>(
        'select id from unit where code = $1',
        [code],
      );
      return rows[0]!.id;
    },
  };
}

/** Waits for a job and answers it. */
export async function jobDone(test: TestApp, caller: Caller, answer: Answer) {
  await test.services.jobs.idle();
  const { jobId } = answer.json<{ jobId: number }>();
  return (await caller.get(`/api/jobs/${jobId}`)).json<{
    state: string;
    result: { importId?: number } | null;
    problem: { code: string; message: string } | null;
  }>();
}
