/** COPY … TO STDOUT over the ordinary driver: the rows of a statement in PostgreSQL's own text format. */
import type pg from 'pg';

type Message = { chunk: Buffer };

/** What the driver calls while the answer arrives (pg's Submittable, with the copy messages it passes on). */
class CopyOut implements pg.Submittable {
  readonly #text: string;
  readonly #chunks: Buffer[] = [];
  readonly #end = Promise.withResolvers<Buffer>();
  #error: Error | null = null;

  constructor(text: string) {
    this.#text = text;
  }
  get rows(): Promise<Buffer> {
    return this.#end.promise;
  }
  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }
  handleCopyData({ chunk }: Message): void {
    // A view of the driver's buffer, which it writes over when more arrives.
    this.#chunks.push(Buffer.from(chunk));
  }
  handleError(error: Error): void {
    this.#error = error;
    // A lost connection is followed by nothing else.
    if (!('severity' in error)) this.#end.reject(error);
  }
  handleReadyForQuery(): void {
    if (this.#error) this.#end.reject(this.#error);
    else this.#end.resolve(Buffer.concat(this.#chunks));
  }
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/**
 * All rows of `query` at once: ask for as many as fit into memory.
 * @param client one that sends statements one by one (`Database.session`)
 * @returns lines, fields between tabs, `\N` for null, as COPY writes them
 */
export function copyOut(client: pg.ClientBase, query: string): Promise<Buffer> {
  const copy = new CopyOut(`copy (${query}) to stdout`);
  client.query(copy);
  return copy.rows;
}
