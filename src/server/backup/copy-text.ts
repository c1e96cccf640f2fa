/** Reads PostgreSQL's COPY text format: a row a line, tabs between fields, `\N` for null. */

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const unescape = (field: string) =>
  field.includes('\\')
    ? field.replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character)
    : field;

export type Row = (string | null)[];

const fieldsOf = (line: string): Row =>
  line.split('\t').map((field) => (field === '\\N' ? null : unescape(field)));

/** Batches of rows, each of at most `most` rows and about `bytes` bytes. */
export async function* readRows(
  chunks: AsyncIterable<Buffer>,
  most = 2000,
  bytes = 4 * 1024 * 1024,
): AsyncGenerator<Row[], void> {
  let rest: Buffer[] = [];
  let rows: Row[] = [];
  let taken = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, end)]);
      rest = [];
      from = end + 1;
      rows.push(fieldsOf(line.toString('utf8')));
      taken += line.length;
      if (rows.length < most && taken < bytes) continue;
      yield rows;
      rows = [];
      taken = 0;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rows.length > 0) yield rows;
}
