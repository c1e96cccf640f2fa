/**
 * The one door to the server. Every refusal comes out as ApiProblem, whose message is already in
 * the reader's language and says what, why and what next.
 */
import i18next from 'i18next';
import { currentLanguage } from './i18n.ts';
import { askAgain, askWhose, drawAnew, type Body, type ShownClash } from './trouble.ts';

export type Query = Record<string, string | number | boolean | null | undefined>;
type Options = { query?: Query; body?: unknown; signal?: AbortSignal };

/** `status` 0: the server was not reached at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, string>;
  readonly findings: unknown[];
  constructor(status: number, body: ProblemLike) {
    super(body.message ?? i18next.t('shared.error.unreadable', { status }));
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'internal';
    this.params = body.params ?? {};
    this.findings = body.findings ?? [];
  }
}
type ProblemLike = {
  code?: string;
  message?: string;
  params?: Record<string, string>;
  findings?: unknown[];
};

/** The session has ended, or something must be done before it opens anything. */
type Shut = 'signed-out' | 'account-not-ready';
let shut: (why: Shut) => void = () => undefined;
/** The shell says here what to do then. */
export const onShut = (handler: (why: Shut) => void) => {
  shut = handler;
};

export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const headers = () => ({
  'x-mingchuang': '1',
  'Accept-Language': currentLanguage() === 'en' ? 'en' : 'zh-CN',
});

export const networkProblem = () =>
  new ApiProblem(0, { code: 'network', message: i18next.t('shared.error.network') });

/** Turns a refusal's text into the problem it holds, and tells the shell when the session is over. */
export function problemOf(status: number, text: string): ApiProblem {
  let body: ProblemLike = {};
  try {
    body = JSON.parse(text) as ProblemLike;
  } catch {
    // A proxy's HTML page, say: the status is all there is.
  }
  const problem = new ApiProblem(status, body);
  if (problem.code === 'signed-out' || problem.code === 'account-not-ready') shut(problem.code);
  return problem;
}

type Sent = Options & { key?: string };

async function send<T>(method: string, path: string, options: Sent = {}): Promise<T> {
  const { query, body, signal, key } = options;
  const hasBody = body !== undefined;
  const response = await fetch(withQuery(path, query), {
    method,
    credentials: 'same-origin',
    headers: {
      ...headers(),
      ...(key ? { 'Idempotency-Key': key } : {}),
      ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw networkProblem();
  });
  const text = await response.text().catch(() => {
    throw networkProblem();
  });
  if (!response.ok) throw problemOf(response.status, text);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** crypto.randomUUID is only there behind TLS. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** Nobody knows whether it took effect: no answer, or a proxy's. */
const isLost = (error: unknown) =>
  error instanceof ApiProblem && [0, 502, 503, 504].includes(error.status);

/** Sends under one key until an answer comes or the person lets it be. */
async function untilAnswered<T>(once: (key: string) => Promise<T>): Promise<T> {
  const key = newKey();
  for (;;) {
    try {
      return await once(key);
    } catch (error) {
      if (!isLost(error) || !(await askAgain())) throw error;
    }
  }
}

/** Somebody else changed the same thing: what the person decides is sent against their version. */
async function settled<T>(
  error: unknown,
  options: Options,
  again: (options: Options) => Promise<T>,
): Promise<T> {
  if (!(error instanceof ApiProblem) || error.code !== 'conflict') throw error;
  const { field: name, version: now } = error.params;
  if (!name || now === undefined || error.findings.length === 0) throw error;
  const clashes = error.findings as ShownClash[];
  const given = options.body as Body;
  const { message } = error;
  const body = await askWhose({ message, clashes, body: given, version: { name, now } });
  if (body === null) throw error;
  const answer = await again({ ...options, body });
  drawAnew();
  return answer;
}

async function write<T>(method: string, path: string, options: Options = {}): Promise<T> {
  // Signing in has no account yet to keep a key under; what may be broken off is only a question.
  if (path === '/api/session' || options.signal) return send<T>(method, path, options);
  try {
    return await untilAnswered((key) => send<T>(method, path, { ...options, key }));
  } catch (error) {
    return settled(error, options, (next) => write<T>(method, path, next));
  }
}

export const api = {
  get: <T>(path: string, options?: Options) => send<T>('GET', path, options),
  post: <T>(path: string, options?: Options) => write<T>('POST', path, options),
  put: <T>(path: string, options?: Options) => write<T>('PUT', path, options),
  patch: <T>(path: string, options?: Options) => write<T>('PATCH', path, options),
  delete: <T>(path: string, options?: Options) => write<T>('DELETE', path, options),
};

/** Sends one file as multipart field `file`; XMLHttpRequest because fetch tells no upload progress. */
export const upload = <T>(path: string, file: File, onProgress?: (share: number) => void) =>
  untilAnswered((key) => sendFile<T>(path, file, key, onProgress));

function sendFile<T>(path: string, file: File, key: string, onProgress?: (share: number) => void) {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => reject(networkProblem());
    request.onload = () => {
      if (request.status < 400) resolve(JSON.parse(request.responseText || 'null') as T);
      else reject(problemOf(request.status, request.responseText));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
