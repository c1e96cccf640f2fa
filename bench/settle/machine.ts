/** What the figures were measured on. */
import { existsSync, readFileSync } from 'node:fs';
import { cpus, release } from 'node:os';

export function machine(): string {
  const file = '/etc/os-release';
  const system = existsSync(file)
    ? (/PRETTY_NAME="([^"]*)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? release())
    : `${process.platform} ${release()}`;
  return `${cpus().length} cores, ${system}, Node ${process.versions.node}`;
}
