/** 防篡改日志 over HTTP: how it stands, its entries, proofs, signed roots, the file to take away, the check. */
import {
  consistencyQuery,
  consistencySchema,
  entryParams,
  inclusionQuery,
  inclusionSchema,
  lastLogCheck,
  logCheckBody,
  logEntriesPage,
  logEntriesQuery,
  logExportQuery,
  logOverview,
  rowProofQuery,
} from '../../contract/log.ts';
import { problem } from '../../contract/problem.ts';
import { jobStarted } from '../../contract/work.ts';
import { writeTables } from '../../documents/index.ts';
import { hexOf, writeKey, type ProofFile } from '../../domain/log/index.ts';
import { neededForConsistency, neededForInclusion, rootOf } from '../../domain/merkle/index.ts';
import type { Db } from '../db/open.ts';
import { FileAnswer, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { scopeOf } from '../http/scope-of.ts';
import { withinScope } from '../http/transaction.ts';
import { wholeOf } from '../http/whole-list.ts';
import { checkLog } from './check.ts';
import { findLastCheck } from './check-queries.ts';
import { findCounts, findTop, listEntries } from './entry-queries.ts';
import { exportLog, headerOf } from './export.ts';
import { proveEntry, proveRow } from './proof.ts';
import { findPeaks, findProof, findSize, listCheckpoints, listPlaced } from './queries.ts';
import { presentRoot, routes as roots, tag } from './root-routes.ts';
import { entryTable } from './table.ts';

const ability = 'log.read' as const;
const rootAt = async (db: Db, size: number) => hexOf(rootOf(await findPeaks(db, size)));
/** The check reads the whole bank: only where no unit stands above. @throws Problem `log-check-top` */
async function refuseBelowTop(db: Db, actor: Actor): Promise<void> {
  const top = await findTop(db);
  if (top !== null && top.id !== actor.unit.id) throw problem('log-check-top', { unit: top.name });
}

const overview = endpoint({
  method: 'GET',
  path: '/api/log',
  summary: '防篡改日志的现状：条数、根、公钥、最近一次签名',
  tag,
  ability,
  answer: logOverview,
  handler: async ({ db, services, actor }) => {
    const size = await findSize(db);
    const [last] = await listCheckpoints(db, { newest: true, limit: 1 });
    const { isTop } = actor.unit;
    return {
      size,
      root: await rootAt(db, size),
      key: writeKey(services.log.signer.key),
      last: last ? presentRoot(last, isTop) : null,
      ...(await findCounts(db)),
      abilities: { check: isTop },
    };
  },
});

const entries = endpoint({
  method: 'GET',
  path: '/api/log/entries',
  summary: '日志记录，新的在前',
  tag,
  ability,
  query: logEntriesQuery,
  answer: logEntriesPage,
  handler: ({ db, query }) => listEntries(db, query),
});

const workbook = endpoint({
  method: 'GET',
  path: '/api/log/entries.xlsx',
  summary: '日志记录，Excel',
  tag,
  ability,
  query: wholeOf(logEntriesQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listEntries(db, query);
    return xlsxAnswer('防篡改日志.xlsx', await writeTables([entryTable(rows)]));
  },
});

const inclusion = endpoint({
  method: 'GET',
  path: '/api/log/inclusion',
  summary: '包含证明（RFC 6962）：第几条在多大的日志里',
  tag,
  ability,
  query: inclusionQuery,
  answer: inclusionSchema,
  handler: async ({ db, query }) => {
    const { position } = query;
    const size = query.size ?? (await findSize(db));
    if (position >= size || size > (await findSize(db)))
      throw problem('invalid', { detail: `日志里没有第 ${position} 条，或没有 ${size} 条` });
    const [placed] = await listPlaced(db, position, position + 1);
    const path = await findProof(db, neededForInclusion(position, size));
    const root = await rootAt(db, size);
    return { position, size, leaf: hexOf(placed!.hash), path: path.map(hexOf), root };
  },
});

const consistency = endpoint({
  method: 'GET',
  path: '/api/log/consistency',
  summary: '一致性证明（RFC 6962）：较大的日志是在较小的之后只增不改得来的',
  tag,
  ability,
  query: consistencyQuery,
  answer: consistencySchema,
  handler: async ({ db, query: { from, to: asked } }) => {
    const size = await findSize(db);
    const to = asked ?? size;
    if (from > to || to > size)
      throw problem('invalid', { detail: `应有 from ≤ to ≤ ${size}（日志现有的条数）` });
    const proof = await findProof(db, neededForConsistency(from, to));
    const [oldRoot, newRoot] = [await rootAt(db, from), await rootAt(db, to)];
    return { from, to, oldRoot, newRoot, proof: proof.map(hexOf) };
  },
});

const exported = endpoint({
  method: 'GET',
  path: '/api/log/export.ndjson',
  summary: '导出日志：一行一条，可离线核对；范围以外的只有叶散列',
  tag,
  ability,
  query: logExportQuery,
  answer: 'file',
  handler: async ({ db, query, actor, services, audit }) => {
    const header = await headerOf(db, query.from, services.log.signer);
    const detail = { from: header.from, size: header.size };
    audit({ action: 'log.export', subject: '防篡改日志', detail });
    const bytes = exportLog(header, (work) => withinScope(services.database, scopeOf(actor), work));
    const name = `防篡改日志-${header.from}-${header.size}.ndjson`;
    return new FileAnswer({ name, mediaType: 'application/x-ndjson', bytes });
  },
});

const proofAnswer = (proof: ProofFile) =>
  new FileAnswer({
    name: `存证-${proof.row ? proof.row.key.replaceAll('/', '-') : proof.n}.json`,
    mediaType: 'application/json',
    bytes: Buffer.from(`${JSON.stringify(proof, null, 1)}\n`),
  });

const entryProof = endpoint({
  method: 'GET',
  path: '/api/log/entries/:id/proof',
  summary: '一条记录的存证文件',
  tag,
  ability,
  params: entryParams,
  answer: 'file',
  handler: async ({ db, params, services, actor }) => {
    const of = { signer: services.log.signer, askedBy: actor.name };
    return proofAnswer(await proveEntry(db, params.id, of));
  },
});

const rowProof = endpoint({
  method: 'GET',
  path: '/api/log/proof',
  summary: '一行数据（台账行、成绩……）现状的存证文件',
  tag,
  ability,
  query: rowProofQuery,
  answer: 'file',
  handler: async ({ db, query, services, actor }) => {
    const of = { signer: services.log.signer, askedBy: actor.name };
    return proofAnswer(await proveRow(db, query, of));
  },
});

const check = endpoint({
  method: 'POST',
  path: '/api/log/check',
  summary: '核对数据库与日志：哪一行被绕过明窗增、删、改，日志自己有没有被动过',
  tag,
  ability,
  body: logCheckBody,
  answer: jobStarted,
  handler: async (c) => {
    await refuseBelowTop(c.db, c.actor);
    const { database, log } = c.services;
    c.audit({ action: 'log.check', subject: '防篡改日志', detail: { notes: c.body.notes.length } });
    const jobId = await c.services.jobs.start(c, {
      kind: 'log-check',
      unit: c.actor.unit,
      startedBy: c.actor.name,
      run: (report) => checkLog(database, { key: log.signer.key, notes: c.body.notes, report }),
    });
    return { jobId };
  },
});

const lastCheck = endpoint({
  method: 'GET',
  path: '/api/log/check',
  summary: '最近一次核对的结果',
  tag,
  ability,
  answer: lastLogCheck,
  handler: ({ db }) => findLastCheck(db),
});

export const routes: Endpoint[] = [
  overview,
  entries,
  workbook,
  entryProof,
  rowProof,
  inclusion,
  consistency,
  exported,
  check,
  lastCheck,
  ...roots,
];
