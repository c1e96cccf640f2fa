/** The one door to the server: a refusal comes out as PhoneProblem, its text already in words. */
import { currentLanguage, words } from './words/texts.ts';

/** `status` 0: the server was not reached. */
export class PhoneProblem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'PhoneProblem';
    this.status = status;
    this.code = code;
  }
}

export type Sending = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  json?: unknown;
  bytes?: Blob;
  /** Whose records these are: the server refuses them from anybody else. */
  account?: string;
  /** Idempotency-Key: the same for every try, so that it takes effect once. */
  key?: string;
};
export type Send = <T>(path: string, options?: Sending) => Promise<T>;

const patience = 45_000;

function headersOf({ json, bytes, account, key }: Sending): Record<string, string> {
  return {
    'x-mingchuang': '1',
    'Accept-Language': currentLanguage() === 'en' ? 'en' : 'zh-CN',
    ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(bytes ? { 'Content-Type': 'application/octet-stream' } : {}),
    ...(account ? { 'x-mingchuang-account': account } : {}),
    ...(key ? { 'Idempotency-Key': key } : {}),
  };
}

function problemOf(status: number, text: string): PhoneProblem {
  try {
    const { code, message } = JSON.parse(text) as { code?: string; message?: string };
    if (code && message) return new PhoneProblem(status, code, message);
  } catch {
    // The page of a proxy in between: its status is all there is.
  }
  return new PhoneProblem(status, 'unreadable', words().problem.unreadable(status));
}

/** @throws PhoneProblem */
export const send: Send = async <T>(path: string, options: Sending = {}): Promise<T> => {
  const { method = 'GET', json, bytes } = options;
  const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json));
  const unreached = () => new PhoneProblem(0, 'network', words().problem.network);
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: headersOf(options),
    signal: AbortSignal.timeout(patience),
    ...(body === undefined ? {} : { body }),
  }).catch(() => {
    throw unreached();
  });
  const text = await response.text().catch(() => {
    throw unreached();
  });
  if (!response.ok) throw problemOf(response.status, text);
  return (text ? JSON.parse(text) : undefined) as T;
};
