/**
 * The least a server can do with a submission: read it and keep it as one document. No accounts, no
 * rights, no checks, no history: what this machine can do at all, at the moment of the run.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 12 });
const text = 'insert into bare (document) values ($1)';

const server = createServer(async (request, reply) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { operations } = JSON.parse(Buffer.concat(parts).toString()) as { operations: unknown };
  await pool.query({ name: 'keep', text, values: [JSON.stringify(operations)] });
  reply.end('{"notSubmitted":null}');
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
