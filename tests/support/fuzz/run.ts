/**
 * Random requests for every endpoint of the OpenAPI document: some made from its schemas, some from the
 * valid requests of the endpoint matrix with a part spoiled. What counts as wrong: a status of 500 and
 * above, no answer at all, and words in an answer that only the inside of the server knows.
 */
import type { Role } from '../../../src/domain/organisation/model.ts';
import { roles } from '../../../src/domain/organisation/model.ts';
import type { Place } from '../matrix/plant.ts';
import { table } from '../matrix/table.ts';
import { randomOf, type Random } from './random.ts';
import { anything, maker, nasty, spoiled, type Maker, type Schema } from './values.ts';

type Parameter = { name: string; in: 'path' | 'query'; required?: boolean; schema?: Schema };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
};
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};
export type Request = {
  method: string;
  url: string;
  role: Role | null;
  headers: Record<string, string>;
  payload?: string | Buffer;
};
export type Response = { status: number; body: string };
type Send = (request: Request) => Promise<Response>;
export type Options = { seed: number; requests: number; seconds: number };
export type Fault = { request: string; payload: string; why: string; answer: string };
export type Report = {
  seed: number;
  sent: number;
  statuses: Record<string, number>;
  endpoints: number;
  faults: Fault[];
};

/** Longest that an answer may take before the server counts as hanging. */
const patience = 30_000;
const inside = [
  /\b(?:select|insert into|update|delete from)\b[^"]{0,80}\b(?:from|values|set|where)\b/i,
  /syntax error at|relation "|column "|violates|duplicate key|pg_catalog|SQLSTATE/i,
  /\bat (?:async )?[\w.<>[\] ]+ \((?:file|node|\/)/,
  /node_modules|\.ts:\d+|file:\/\//,
  /(?:Type|Reference|Range|Syntax)Error/,
  new RegExp(process.cwd().replace(/[/\\.]/g, '\\$&')),
];

type Part = { key: string; path: string; method: string; operation: Operation };

function urlOf(path: string, values: Record<string, unknown>, query: [string, unknown][]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => escaped(values[name]));
  const asked = query.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
  return asked ? `${filled}?${asked}` : filled;
}

/** As text in an address; half a surrogate pair cannot stand there. */
const escaped = (value: unknown) =>
  encodeURIComponent(
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed(),
  );

/** From the document alone. */
function fromSchema({ path, operation }: Part, random: Random, make: Maker) {
  const parameters = operation.parameters ?? [];
  const valueOf = ({ schema }: Parameter) =>
    random.once(5) ? random.pick(nasty) : make(schema ?? {});
  const values = Object.fromEntries(
    parameters.filter((one) => one.in === 'path').map((one) => [one.name, valueOf(one)]),
  );
  const query = parameters
    .filter((one) => one.in === 'query' && (one.required || random.once(3)))
    .map((one): [string, unknown] => [one.name, valueOf(one)]);
  const schema = operation.requestBody?.content['application/json']?.schema;
  return { url: urlOf(path, values, query), body: schema ? make(schema) : undefined };
}

/** From a request that is right, with one or two parts of it wrong. */
function fromTable({ key, path }: Part, random: Random, place: Place) {
  const asked = table[key]!.ask(place);
  const spoil = (value: unknown) => (random.once(2) ? spoiled(value, random) : value);
  /** One value of it spoiled: an address always has its parts. */
  const parts = (value: Record<string, unknown> = {}, n: number) =>
    Object.entries(value).map(
      ([name, one]) => [name, random.once(n) ? spoiled(one, random) : one] as [string, unknown],
    );
  const values = Object.fromEntries(parts(asked.path, 8));
  return {
    url: urlOf(path, values, parts(asked.query, 4)),
    body: asked.body === undefined ? undefined : spoil(asked.body),
  };
}

const boundary = 'mingchuang-fuzz';
const odd = [
  'application/json',
  'text/plain',
  'application/xml',
  `multipart/form-data; boundary=${boundary}`,
];

function fileOf(part: Part, random: Random, place: Place): Buffer {
  const whole = table[part.key]?.ask(place).file?.bytes ?? place.book;
  const bytes = Buffer.from(whole);
  for (let n = random.below(20); n > 0; n -= 1)
    bytes[random.below(bytes.length)] = random.below(256);
  return random.once(3) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

type Sent = Pick<Request, 'headers' | 'payload'>;
function payloadFor(part: Part, random: Random, given: { body: unknown; place: Place }): Sent {
  const { body, place } = given;
  const asked = table[part.key]?.ask(place);
  if (asked?.file && !random.once(5)) {
    const name = random.pick(['表.xlsx', '表.csv', '照片.jpg', ...nasty.slice(4, 20)]);
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name.replaceAll(/[\r\n"]/g, '').replaceAll('\0', '')}"\r\n\r\n`;
    const parts = [
      Buffer.from(head),
      fileOf(part, random, place),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ];
    const type = `multipart/form-data; boundary=${boundary}`;
    return { headers: { 'content-type': type }, payload: Buffer.concat(parts) };
  }
  if (asked?.piece && !random.once(5))
    return { headers: { 'content-type': 'application/octet-stream' }, payload: asked.piece };
  if (part.method === 'get' || (body === undefined && !random.once(5))) return { headers: {} };
  if (random.once(15))
    return {
      headers: { 'content-type': random.pick(odd) },
      payload: random.pick(['{', '[]', '"x"', '', ...nasty]),
    };
  const text = JSON.stringify(body === undefined ? anything(random) : body);
  return { headers: { 'content-type': 'application/json' }, payload: text ?? 'null' };
}

/** Why an answer is wrong; null when it is not. */
function faultOf({ status, body }: Response, sent: string): string | null {
  if (status === 0) return '没有回答';
  if (status >= 500) return `状态 ${status}`;
  const shown = inside.find((pattern) => {
    const found = pattern.exec(body);
    return found !== null && !sent.includes(found[0]);
  });
  return shown ? `露出 ${shown.source}` : null;
}

async function answered(send: Send, request: Request): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Response>((done) => {
    timer = setTimeout(() => done({ status: 0, body: '' }), patience);
  });
  const answer = await Promise.race([send(request), late]);
  clearTimeout(timer);
  return answer;
}

/** @param avoid endpoints that end a session or wait for events, and would end the run */
export async function fuzz(
  send: Send,
  document: OpenApi,
  place: Place,
  { seed, requests, seconds }: Options,
  avoid: readonly string[] = [],
): Promise<Report> {
  const random = randomOf(seed);
  const resolve = (ref: string) => document.components?.schemas?.[ref.split('/').at(-1)!] ?? {};
  const make = maker(random, resolve);
  const parts: Part[] = Object.entries(document.paths)
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => {
        const key = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
        return { key, path, method, operation };
      }),
    )
    .filter(({ key }) => !avoid.includes(key));
  const report: Report = { seed, sent: 0, statuses: {}, endpoints: parts.length, faults: [] };
  const until = Date.now() + seconds * 1000;
  for (; report.sent < requests && Date.now() < until; report.sent += 1) {
    // Each in turn, so that none is left out by chance.
    const part = parts[report.sent % parts.length]!;
    const fits = table[part.key] && !random.once(3);
    const made = fits ? fromTable(part, random, place) : fromSchema(part, random, make);
    const by = table[part.key]?.by ?? 'service-admin';
    const role = random.once(3) ? random.pick([...roles, null]) : by;
    const rest = payloadFor(part, random, { body: made.body, place });
    const request = { method: part.method.toUpperCase(), url: made.url, role, ...rest };
    const answer = await answered(send, request);
    report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1;
    const payload = String(rest.payload ?? '');
    const why = faultOf(answer, payload + decodeURIComponent(made.url));
    if (why)
      report.faults.push({
        request: `${request.method} ${made.url} as ${role}`,
        payload: payload.slice(0, 2000),
        why,
        answer: answer.body.slice(0, 500),
      });
  }
  return report;
}
