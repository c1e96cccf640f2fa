/** Answers that are not JSON: files (whole or a range), streams of events, redirections. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

type Bytes = Uint8Array | Readable;
/** A file of known length that can be opened at any byte; both ends count. */
export type RangeSource = {
  size: number;
  etag: string;
  open: (range?: { start: number; end: number }) => Promise<Readable>;
};

/** A download. `inline` shows it in the page (pictures, PDF) instead of saving it. */
export class FileAnswer {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Bytes | RangeSource;
  readonly inline: boolean;
  /** Content-Security-Policy; nothing may run or load unless a page of our own says otherwise. */
  readonly policy: string;
  constructor(file: {
    name: string;
    mediaType: string;
    bytes: Bytes | RangeSource;
    inline?: boolean;
    policy?: string;
  }) {
    this.name = file.name;
    this.mediaType = file.mediaType;
    this.bytes = file.bytes;
    this.inline = file.inline ?? false;
    this.policy = file.policy ?? "default-src 'none'; sandbox";
  }
}

/** Sends a browser on: to a page of ours, or to the bank's sign-in. */
export class RedirectAnswer {
  readonly to: string;
  constructor(to: string) {
    this.to = to;
  }
}

/** The answer of a change that has nothing to tell. */
export const ok = { ok: true } as const;

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook to save. */
export const xlsxAnswer = (name: string, bytes: Uint8Array) =>
  new FileAnswer({ name, mediaType: xlsxType, bytes });

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A Word document to save. */
export const docxAnswer = (name: string, bytes: Uint8Array) =>
  new FileAnswer({ name, mediaType: docxType, bytes });

/** Server-sent events: `subscribe` is called after the commit and returns how to stop. */
export class EventAnswer {
  readonly subscribe: (send: (event: unknown) => void, end: () => void) => () => void;
  constructor(subscribe: EventAnswer['subscribe']) {
    this.subscribe = subscribe;
  }
}

const isRangeSource = (bytes: FileAnswer['bytes']): bytes is RangeSource =>
  'open' in bytes && 'etag' in bytes;

/** One `bytes=a-b` range; undefined = whole file, null = outside the file (416). */
function rangeOf(header: string | undefined, size: number) {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (!found[1] && !found[2])) return undefined;
  const start = found[1] ? Number(found[1]) : Math.max(0, size - Number(found[2]));
  const end = found[1] && found[2] ? Math.min(Number(found[2]), size - 1) : size - 1;
  return start <= end && start < size ? { start, end } : null;
}

/** Sends a download with headers that keep a browser from running what was uploaded. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileAnswer) {
  const disposition = file.inline ? 'inline' : 'attachment';
  reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeName(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', file.policy)
    .header('cache-control', 'private, no-store');
  if (!isRangeSource(file.bytes)) {
    const { bytes } = file;
    return reply.send(bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes);
  }
  const { size, etag, open } = file.bytes;
  const range = rangeOf(request.headers.range, size);
  reply.header('accept-ranges', 'bytes').header('etag', `"${etag}"`);
  reply.header('cache-control', 'private, max-age=3600');
  if (range === null) return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (range === undefined) return reply.header('content-length', size).send(await open());
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(await open(range));
}

/** RFC 5987: what encodeURIComponent leaves although it must not. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * Keeps the line open until the source ends, the reader leaves or the server stops; a comment every
 * 15 s as heartbeat.
 * @param open the ends of all streams of this server
 */
export function sendEvents(reply: FastifyReply, events: EventAnswer, open: Set<() => void>) {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const heartbeat = setInterval(() => raw.write(': \n\n'), 15_000);
  let stop = () => {};
  const close = () => {
    clearInterval(heartbeat);
    open.delete(close);
    stop();
    if (!raw.writableEnded) raw.end();
  };
  raw.on('close', close);
  open.add(close);
  stop = events.subscribe((event) => raw.write(`data: ${JSON.stringify(event)}\n\n`), close);
}
