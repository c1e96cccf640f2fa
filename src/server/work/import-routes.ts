/** 导入 and 导出 of fact workbooks. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { importSchema, importsPage, importsQuery, jobStarted } from '../../contract/work.ts';
import { writeFactBook, writeTables, writeTemplate } from '../../documents/index.ts';
import { maskName } from '../../domain/personal/names.ts';
import { outletLevel } from '../../domain/organisation/model.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { seesMasked } from '../http/names.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import type { Db } from '../db/open.ts';
import { collectBook, findNewestYear, listTemplateUnits } from '../inspection/index.ts';
import { applyImport, checkApplicable, previewImport } from './actions.ts';
import { findImport, listImports, type ImportRow } from './import-queries.ts';
import { importTable } from './table.ts';

const tag = '导入导出';
const params = z.object({ id: idSchema });

const present = (row: ImportRow, actor: Actor) => ({
  ...row,
  abilities: { apply: row.state === 'previewed' && may(actor.role, 'fact.import') },
});
/** The actor as it is now: the job runs after the request has gone. */
const importerOf = ({ userId, name, username, unit }: Actor) => ({
  userId,
  name,
  username,
  unit: { ...unit },
});

const send = endpoint({
  method: 'POST',
  path: '/api/imports',
  summary: '上传数据工作簿（.xlsx，字段 file，最大 60 MB），先预览，不改数据',
  tag,
  ability: 'fact.import',
  upload: 60,
  answer: jobStarted,
  handler: async (c) => {
    const file = c.upload();
    const importer = importerOf(c.actor);
    const jobId = await c.services.jobs.start(c, {
      kind: 'import-preview',
      unit: importer.unit,
      startedBy: importer.name,
      run: (report) => previewImport(c.services, importer, file, report),
    });
    c.audit({ action: 'import.preview', subject: file.name, detail: { bytes: file.bytes.length } });
    return { jobId };
  },
});

const list = endpoint({
  method: 'GET',
  path: '/api/imports',
  summary: '导入批次，新的在前',
  tag,
  ability: 'fact.read',
  query: importsQuery,
  answer: importsPage,
  handler: async ({ db, query, actor }) => {
    const { rows, total } = await listImports(db, query);
    return { rows: rows.map((row) => present(row, actor)), total };
  },
});

const download = endpoint({
  method: 'GET',
  path: '/api/imports.xlsx',
  summary: '导入记录，Excel',
  tag,
  ability: 'fact.read',
  query: wholeOf(importsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listImports(db, query);
    return xlsxAnswer('导入记录.xlsx', await writeTables([importTable(rows)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/imports/:id',
  summary: '一次导入：读到的行数、将新增和改变的行数、问题清单',
  tag,
  ability: 'fact.read',
  params,
  answer: importSchema,
  handler: async ({ db, params, actor }) => {
    const found = await findImport(db, params.id);
    if (!found) throw problem('not-found', { what: '导入' });
    return present(found, actor);
  },
});

const apply = endpoint({
  method: 'POST',
  path: '/api/imports/:id/apply',
  summary: '执行导入：全部成功，或者全部不动',
  tag,
  ability: 'fact.import',
  params,
  answer: jobStarted,
  handler: async (c) => {
    const batch = await findImport(c.db, c.params.id);
    if (!batch) throw problem('not-found', { what: '导入' });
    checkApplicable(batch);
    const importer = importerOf(c.actor);
    const jobId = await c.services.jobs.start(c, {
      kind: 'import-apply',
      unit: importer.unit,
      startedBy: importer.name,
      run: (report, finish) => applyImport(c.services, importer, batch, { report, finish }),
    });
    return { jobId };
  },
});

const exportBook = endpoint({
  method: 'GET',
  path: '/api/export/workbook.xlsx',
  summary: '当前机构范围内的全部数据，格式与导入工作簿相同',
  tag,
  ability: 'fact.read',
  answer: 'file',
  handler: async ({ db, actor, audit }) => {
    const book = await collectBook(db);
    const isOutlet = actor.unit.level === outletLevel;
    const tickets =
      !isOutlet && (await seesMasked(db, actor))
        ? book.tickets.map((one) => ({ ...one, offender: maskName(one.offender) }))
        : book.tickets;
    const bytes = await writeFactBook({ ...book, tickets });
    audit({ action: 'workbook.export', subject: actor.unit.name });
    return xlsxAnswer(`${actor.unit.name}-数据.xlsx`, bytes);
  },
});

/** The quarters of the newest year on record and of this one. */
async function wavesOf(db: Db): Promise<string[]> {
  const now = new Date().getFullYear();
  const years = new Set([(await findNewestYear(db)) ?? now, now]);
  return [...years].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`));
}

const template = endpoint({
  method: 'GET',
  path: '/api/export/template.xlsx',
  summary: '导入工作簿：机构已填好，各列有提示和可选的词',
  tag,
  ability: 'fact.read',
  answer: 'file',
  handler: async ({ db }) => {
    const given = { units: await listTemplateUnits(db), waves: await wavesOf(db) };
    return xlsxAnswer('导入模板.xlsx', await writeTemplate(given));
  },
});

export const routes: Endpoint[] = [send, list, download, one, apply, exportBook, template];
