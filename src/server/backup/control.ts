/**
 * How a command reaches the server that holds the data folder: a Unix socket that only the folder's
 * owner can open. A backup of the embedded database has to be made by the process that has it open.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Problem, problem, type ProblemCode, type ProblemParams } from '../../contract/problem.ts';
import { holderOf } from '../db/folder-lock.ts';
import { answerError } from '../http/errors.ts';
import type { Progress } from './make.ts';
import type { Backups } from './service.ts';

const orderSchema = z.object({
  to: z.string().optional(),
  passphrase: z.string().nullable().optional(),
});
export type Order = z.output<typeof orderSchema>;

export type Report = { folder: string; rows: number; files: number; bytes: number; lost: string[] };

/** A line of the answer. */
type Said =
  | { share: number; step: string }
  | { done: Report }
  | { problem: { code: ProblemCode; params: ProblemParams } };

/** The file in the data folder that says where the socket is: that folder's path may be too long for one. */
const noteOf = (dataFolder: string) => join(dataFolder, 'control');

export function reportOf({ folder, contents, bytes }: Awaited<ReturnType<Backups['run']>>): Report {
  const { missing, damaged, count } = contents.files;
  const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0);
  return { folder, rows, bytes, files: count, lost: [...missing, ...damaged] };
}

async function answer(asked: IncomingMessage, reply: ServerResponse, backups: Backups) {
  const say = (said: Said) => void reply.write(`${JSON.stringify(said)}\n`);
  try {
    const order = orderSchema.parse(JSON.parse(await text(asked)));
    const made = await backups.run(order, (share, step) => say({ share, step }));
    say({ done: reportOf(made) });
  } catch (error) {
    const { code, params } = answerError(error, 'zh', 'control').body;
    say({ problem: { code, params } });
  }
  reply.end();
}

/** Bytes of a socket's path that every system takes. */
const longestPath = 99;

/** Listens in a folder that only its owner can enter; where. */
function listenIn(server: Server, folder: string): Promise<string> {
  const path = join(folder, 's');
  return new Promise((done, fail) => {
    if (Buffer.byteLength(path) > longestPath) fail(new Error(path));
    else server.once('error', fail).listen(path, () => done(path));
  });
}

/** In the data folder, where whoever may make a backup finds it; elsewhere when no socket can be there. */
function listen(server: Server, dataFolder: string): Promise<string> {
  const own = resolve(dataFolder, 'socket');
  // A server that was killed left its own.
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { mode: 0o700 });
  return listenIn(server, own).catch(() =>
    listenIn(server, mkdtempSync(join(tmpdir(), 'mingchuang-control-'))),
  );
}

/** Listens for commands; returns how to end it. */
export async function serveControl(dataFolder: string, backups: Backups): Promise<() => void> {
  const server = createServer((asked, reply) => void answer(asked, reply, backups));
  const path = await listen(server, dataFolder);
  writeFileSync(noteOf(dataFolder), path, { mode: 0o600 });
  return () => {
    server.close();
    server.closeAllConnections();
    rmSync(noteOf(dataFolder), { force: true });
    rmSync(dirname(path), { recursive: true, force: true });
  };
}

/**
 * Asks the server that holds the data folder for a backup.
 * @returns null when no server holds it
 * @throws Problem what the server answered, or `data-folder-locked` when it does not listen
 */
export async function askServer(
  dataFolder: string,
  order: Order,
  progress: Progress,
): Promise<Report | null> {
  const holder = holderOf(dataFolder);
  if (holder === null) return null;
  const locked = () => problem('data-folder-locked', { folder: dataFolder, pid: String(holder) });
  const reply = await new Promise<IncomingMessage>((done, fail) => {
    let socketPath: string;
    try {
      socketPath = readFileSync(noteOf(dataFolder), 'utf8');
    } catch {
      return fail(locked());
    }
    const sent = request({ socketPath, method: 'POST', path: '/backup' }, done);
    sent.on('error', () => fail(locked()));
    sent.end(JSON.stringify(order));
  });
  for await (const line of createInterface({ input: reply })) {
    const said = JSON.parse(line) as Said;
    if ('share' in said) progress(said.share, said.step);
    if ('problem' in said) throw new Problem(said.problem.code, said.problem.params);
    if ('done' in said) return said.done;
  }
  throw problem('job-interrupted');
}
