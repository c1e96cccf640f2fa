/** The hash that names a document's content, whatever order its keys are kept in. */
import { createHash } from 'node:crypto';
import type { MappingRow } from '../../domain/standard/index.ts';

/** Keys sorted, undefined left out, as RFC 8785 does for texts, whole numbers, booleans and null. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const parts = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`);
  return `{${parts.join(',')}}`;
}

/** Lower-case hex SHA-256 of the canonical text. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonicalText(value)).digest('hex');

/** Names a correspondence with the version before, confirmed or not. */
export const mappingHash = (rows: readonly MappingRow[]): string => contentHash(rows);
