/** 存证: proofs of an entry, and of a row as it is now. */
import { problem } from '../../contract/problem.ts';
import {
  digestOf,
  formNames,
  formOf,
  proofFileKind,
  toBase64,
  type LogEntry,
  type ProofFile,
} from '../../domain/log/index.ts';
import { neededForInclusion, sameHash } from '../../domain/merkle/index.ts';
import type { Db } from '../db/open.ts';
import { asOwner } from '../http/transaction.ts';
import { findEntry, findLastOf, findRow } from './entry-queries.ts';
import { insertRoot } from './log.ts';
import { findProof, listCheckpoints, type CheckpointRow } from './queries.ts';
import type { Signer } from './signer.ts';

/** The earliest signed root above the position: it proves the most. One is signed when there is none. */
async function rootOver(
  db: Db,
  position: number,
  signer: Signer,
  askedBy: string,
): Promise<CheckpointRow> {
  const over = () => listCheckpoints(db, { from: position + 1, limit: 1 });
  const [kept] = await over();
  if (kept) return kept;
  await asOwner(db, () => insertRoot(db, signer, askedBy));
  return (await over())[0]!;
}

type Of = { signer: Signer; askedBy: string };
type Proved = { position: number | null; entry: LogEntry };

async function proofOf(db: Db, { position, entry }: Proved, of: Of): Promise<ProofFile> {
  if (position === null) throw problem('log-waiting');
  const root = await rootOver(db, position, of.signer, of.askedBy);
  const path = await findProof(db, neededForInclusion(position, root.size));
  return {
    kind: proofFileKind,
    version: 1,
    row: null,
    n: position,
    entry,
    size: root.size,
    path: path.map(toBase64),
    checkpoint: root.note,
    key: root.key,
  };
}

/** @throws Problem `not-found`, `log-waiting` */
export async function proveEntry(db: Db, id: number, of: Of): Promise<ProofFile> {
  const found = await findEntry(db, id);
  if (!found) throw problem('not-found', { what: '日志记录' });
  return proofOf(db, found, of);
}

/** The form that says the most of a table: the last one. */
const nameOf = (table: string) => formNames.findLast((name) => formOf(name)!.table === table)!;

/** @throws Problem `not-found`, `log-waiting`, `log-above`, `log-row-differs` */
export async function proveRow(
  db: Db,
  { table, key }: { table: string; key: string },
  of: Of,
): Promise<ProofFile> {
  const name = nameOf(table);
  const row = await findRow(db, formOf(name)!, key);
  if (!row) throw problem('not-found', { what: '数据行' });
  const found = await findLastOf(db, name, key, row.unitNo);
  if (!found) throw problem('log-above', { what: `${table} ${key}` });
  const kept = digestOf(found.entry, key);
  if (!kept || !sameHash(kept, row.digest) || found.entry.operation === 'delete')
    throw problem('log-row-differs', { what: `${table} ${key}` });
  return { ...(await proofOf(db, found, of)), row: { key, text: row.text } };
}
