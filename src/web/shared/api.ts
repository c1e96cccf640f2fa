/**
 * The one door to the server. Every refusal comes out as ApiProblem, whose message is already in
 * the reader's language and says what, why and what next.
 */
import i18next from 'i18next';
import { currentLanguage } from './i18n.ts';

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

async function send<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const { query, body, signal } = options;
  const hasBody = body !== undefined;
  const response = await fetch(withQuery(path, query), {
    method,
    credentials: 'same-origin',
    headers: { ...headers(), ...(hasBody ? { 'Content-Type': 'application/json' } : {}) },
    ...(hasBody ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw networkProblem();
  });
  const text = await response.text();
  if (!response.ok) throw problemOf(response.status, text);
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  get: <T>(path: string, options?: Options) => send<T>('GET', path, options),
  post: <T>(path: string, options?: Options) => send<T>('POST', path, options),
  put: <T>(path: string, options?: Options) => send<T>('PUT', path, options),
  patch: <T>(path: string, options?: Options) => send<T>('PATCH', path, options),
  delete: <T>(path: string, options?: Options) => send<T>('DELETE', path, options),
};

/** Sends one file as multipart field `file`; XMLHttpRequest because fetch tells no upload progress. */
export function upload<T>(path: string, file: File, onProgress?: (share: number) => void) {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
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
