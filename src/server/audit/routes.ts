/** 审计: who did what, to read and to take away as a workbook. */
import { auditPage, auditQuery } from '../../contract/organisation.ts';
import { writeTables } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { listAudit } from './queries.ts';
import { auditTable } from './table.ts';

const tag = '审计';

const list = endpoint({
  method: 'GET',
  path: '/api/audit',
  summary: '审计记录，新的在前',
  tag,
  ability: 'audit.read',
  query: auditQuery,
  answer: auditPage,
  handler: ({ db, query }) => listAudit(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/audit.xlsx',
  summary: '审计记录，Excel',
  tag,
  ability: 'audit.read',
  query: wholeOf(auditQuery),
  answer: 'file',
  handler: async ({ db, query, audit }) => {
    const { rows } = await listAudit(db, query);
    audit({ action: 'audit.export', subject: '审计记录', detail: { rows: rows.length } });
    return xlsxAnswer('审计记录.xlsx', await writeTables([auditTable(rows)]));
  },
});

export const routes: Endpoint[] = [list, download];
