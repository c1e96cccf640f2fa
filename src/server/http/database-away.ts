/** A database that is not there for the moment: restarting, full of connections, out of reach. */
import { problem, type Problem } from '../../contract/problem.ts';

type Failure = Error & { code?: unknown; syscall?: unknown };

const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** Class 08, shut down or starting up, too many connections, read-only after a switch to a standby. */
const state = /^(08...|57P0[123]|53300|25006)$/;
/** What the driver says without any code. */
const said =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after)/;

function isAway(error: Failure): boolean {
  const code = String(error.code ?? '');
  if (network.has(code) || state.test(code) || said.test(error.message)) return true;
  // The socket of a database on this machine is not there.
  return error.syscall === 'connect' && (code === 'ENOENT' || code === 'EACCES');
}

/** The problem when the error, or what caused it, is that the database is away; else null. */
export function awayProblem(error: unknown): Problem | null {
  for (let at = error; at instanceof Error; at = at.cause)
    if (isAway(at)) return problem('database-away');
  return null;
}
