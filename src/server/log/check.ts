/**
 * 核对: the database against the log, on one snapshot: nothing that happens meanwhile is taken for a
 * fault. Names each row that was edited, deleted or inserted past the application, and what was done to
 * the log itself.
 */
import { sql } from 'drizzle-orm';
import type { FindingKind, LogCheck, LogFinding } from '../../contract/log.ts';
import {
  formNames,
  formOf,
  hexOf,
  readNote,
  writeKey,
  type VerifierKey,
} from '../../domain/log/index.ts';
import { forLargeStatements } from '../db/large-statements.ts';
import type { Database, Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { inTransaction, takeScope } from '../http/transaction.ts';
import {
  countRows,
  createLatest,
  listOutside,
  listUnplaced,
  listWrongRows,
  takeIn,
  takeInWaiting,
} from './check-queries.ts';
import { TreeCheck, type Root, type Tell } from './check-tree.ts';
import { findSize, listCheckpoints } from './queries.ts';
import { setTextForms } from './row-sql.ts';

/** Findings named; the others are counted. */
const named = 500;
const page = 500;
type Report = (share: number, step: string) => unknown;

class Findings {
  readonly counts: Partial<Record<FindingKind, number>> = {};
  readonly list: LogFinding[] = [];
  readonly tell: Tell = (found) => this.add(found, 1);

  add(found: Parameters<Tell>[0], times: number): void {
    this.counts[found.kind] = (this.counts[found.kind] ?? 0) + times;
    if (this.list.length >= named) return;
    const nothing = { table: '', key: '', unit: '', position: null, at: null, by: '', detail: '' };
    this.list.push({ ...nothing, ...found });
  }
}

async function checkRows(db: Db, findings: Findings, report: Report): Promise<void> {
  const all = formNames.filter((name) => !formOf(name)!.addedUnlogged);
  for (const [at, name] of all.entries()) {
    const form = formOf(name)!;
    await report(0.6 + (0.4 * at) / all.length, `核对 ${form.table}`);
    const rows = await listWrongRows(db, name, form, named);
    for (const { kind, key, unit, position, at: when, by } of rows) {
      const moment = when === null ? null : isoMoment(when);
      findings.add({ kind, table: form.table, key, unit, position, at: moment, by: by ?? '' }, 1);
    }
    const left = (rows[0]?.total ?? 0) - rows.length;
    if (left > 0) findings.counts[rows[0]!.kind]! += left;
  }
}

async function checkEntries(db: Db, findings: Findings): Promise<void> {
  for (const { id, at, form, keys } of await listUnplaced(db, named))
    findings.tell({
      kind: 'entry-unplaced',
      table: form.split('/')[0]!,
      key: keys.split('\n')[0]!,
      at: isoMoment(at),
      detail: String(id),
    });
  const outside = await listOutside(db, named);
  for (const { position, at, form, keys, dbUser, rows } of outside)
    findings.tell({
      kind: 'outside',
      table: form.split('/')[0]!,
      key: keys.split('\n')[0]!,
      position,
      at: isoMoment(at),
      by: dbUser,
      detail: String(rows),
    });
  const left = (outside[0]?.total ?? 0) - outside.length;
  if (left > 0) findings.counts.outside! += left;
}

async function rootsOf(db: Db, notes: readonly string[], own: VerifierKey): Promise<Root[]> {
  const kept = await listCheckpoints(db, {});
  return [
    ...kept.map(({ note, key }) => ({ note, key, outside: false })),
    ...notes.map((note) => ({ note, key: writeKey(own), outside: true })),
  ];
}

export type CheckOf = {
  /** The key of this installation. */
  key: VerifierKey;
  /** Signed roots kept outside. */
  notes?: readonly string[];
  report?: Report;
};

/** On a snapshot: PostgreSQL goes on meanwhile, the embedded database waits for it. */
export function checkLog(database: Database, of: CheckOf): Promise<LogCheck> {
  const { key, notes = [], report = () => undefined } = of;
  return inTransaction(database, async (db) => {
    await db.execute(sql`set transaction isolation level repeatable read`);
    await takeScope(db, { role: 'wide' });
    await setTextForms(db);
    await forLargeStatements(db);
    const findings = new Findings();
    const size = await findSize(db);
    const roots = await rootsOf(db, notes, key);
    const tree = new TreeCheck(
      roots.map(({ note }) => readNote(note)?.size ?? -1),
      findings.tell,
    );
    await createLatest(db);
    for (let more = size > 0; more;) {
      await report((0.6 * tree.size) / size, '逐条核对日志');
      const from = tree.size;
      more = await tree.next(db, size);
      await takeIn(db, from, Math.min(from + page, size));
    }
    await tree.finish(roots, key);
    await takeInWaiting(db);
    await db.execute(sql`analyze log_latest`);
    await checkEntries(db, findings);
    await checkRows(db, findings, report);
    const rows = await countRows(db);
    const { counts, list } = findings;
    return { size, root: hexOf(tree.root), rows, roots: roots.length, counts, findings: list };
  });
}
