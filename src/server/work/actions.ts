/** What happens to an uploaded workbook: understood by one job, taken over by another. */
import { createHash } from 'node:crypto';
import { problem } from '../../contract/problem.ts';
import { readFactBook } from '../../documents/index.ts';
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import { insertAudit } from '../audit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor, Upload } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import { applyBook, onRecord, previewBook } from '../inspection/index.ts';
import {
  insertImport,
  lockImport,
  updateImportApplied,
  type Counts,
  type ImportRow,
} from './import-queries.ts';
import type { Finish, Report } from './jobs.ts';

/** Who imports, frozen when the request is made: the job runs after it. */
export type Importer = Pick<Actor, 'userId' | 'name' | 'username' | 'unit'>;

const scopeOf = ({ unit }: Importer) => ({ lo: unit.unitNo, hi: unit.lastNo });
/** The reading is the first part of the bar, the database the rest. */
const part = (report: Report, from: number, to: number) => (share: number, step: string) =>
  report(from + share * (to - from), step);

const sheets: Record<keyof FactBook, string> = {
  units: '机构',
  scores: '检查成绩',
  deductions: '扣分明细',
  complaints: '投诉',
  exposures: '曝光',
  tickets: '现场处罚',
};

/** What a refused workbook holds: rows only, since none will be taken over. */
const rowsOf = (book: FactBook): Counts =>
  Object.fromEntries(
    Object.entries(sheets).map(([key, sheet]) => {
      const rows = book[key as keyof FactBook].length;
      return [sheet, { rows, added: 0, changed: 0, same: 0 }];
    }),
  );

/** Reads a workbook and works out what it would change; nothing is changed but the kept batch. */
export async function previewImport(
  services: Services,
  importer: Importer,
  file: Upload,
  report: Report,
): Promise<{ importId: number }> {
  const scope = scopeOf(importer);
  const onProgress = part(report, 0, 0.6);
  // In short transactions: reading a large workbook must not hold the only connection.
  const known = await onRecord(services.wide);
  const read = await readFactBook(file.bytes, {
    fileName: file.name,
    onProgress,
    onRecord: known,
  });
  await report(0.6, '与现有数据比较');
  const isSound = read.errors === 0;
  const counts = isSound
    ? await services.wide((db) => previewBook(db, read.book, scope))
    : rowsOf(read.book);
  const importId = await services.within(scope, (db) =>
    insertImport(db, {
      unit: importer.unit,
      fileName: file.name,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      content: file.bytes,
      createdBy: importer.name,
      state: isSound ? 'previewed' : 'rejected',
      counts,
      findings: { errors: read.errors, listed: read.findings },
      findingsTotal: read.errors + read.notices,
    }),
  );
  return { importId };
}

const stateWords = { previewed: '待导入', applied: '已导入', rejected: '有错误' } as const;

/** @throws Problem `wrong-state` unless the batch waits to be taken over */
export function checkApplicable(batch: Pick<ImportRow, 'state'>): void {
  if (batch.state === 'previewed') return;
  const next =
    batch.state === 'rejected' ? '请改正工作簿后重新上传。' : '如有新数据，请上传新的工作簿。';
  const state = stateWords[batch.state];
  throw problem('wrong-state', { what: '这次导入', state, action: '再次执行导入', next });
}

/** Takes a previewed workbook over: all of it, in one transaction, or nothing. */
export async function applyImport(
  services: Services,
  importer: Importer,
  batch: { id: number; fileName: string },
  { report, finish }: { report: Report; finish: Finish },
): Promise<{ importId: number }> {
  await services.wide(async (db) => {
    const content = await lockContent(db, batch.id);
    const onProgress = part(report, 0, 0.4);
    const { book, errors } = await readFactBook(content, {
      fileName: batch.fileName,
      onProgress,
      onRecord: await onRecord((work) => work(db)),
    });
    if (errors > 0) throw problem('workbook-invalid', { count: String(errors) });
    const scope = scopeOf(importer);
    const counts = await applyBook(db, book, {
      importId: batch.id,
      scope,
      by: importer.name,
      onProgress: part(report, 0.4, 1),
    });
    await updateImportApplied(db, batch.id, counts);
    const event = { action: 'import.apply', subject: batch.fileName, detail: { counts } };
    const actor = `${importer.name}（${importer.username}）`;
    await insertAudit(db, [{ event, unit: importer.unit, actor }]);
    await finish(db, { importId: batch.id });
  }, importer.userId);
  return { importId: batch.id };
}

async function lockContent(db: Db, id: number): Promise<Buffer> {
  const batch = await lockImport(db, id);
  if (!batch) throw problem('not-found', { what: '导入' });
  checkApplicable({ state: batch.state as ImportRow['state'] });
  return batch.content;
}
