/** 投诉, 曝光 and 现场处罚单: lists and workbooks. */
import { z } from 'zod';
import {
  complaintsPage,
  exposuresPage,
  incidentsQuery,
  ticketsPage,
  ticketSchema,
} from '../../contract/inspection.ts';
import { writeTables } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { listComplaints, listExposures, listTickets } from './fact-queries.ts';
import { complaintTable, exposureTable, ticketTable } from './tables.ts';

const tag = '投诉与曝光';
const exportQuery = wholeOf(incidentsQuery);

const complaints = endpoint({
  method: 'GET',
  path: '/api/complaints',
  summary: '投诉工单',
  tag,
  ability: 'fact.read',
  query: incidentsQuery,
  answer: complaintsPage,
  handler: ({ db, query }) => listComplaints(db, query),
});

const exposures = endpoint({
  method: 'GET',
  path: '/api/exposures',
  summary: '曝光',
  tag,
  ability: 'fact.read',
  query: incidentsQuery,
  answer: exposuresPage,
  handler: ({ db, query }) => listExposures(db, query),
});

const tickets = endpoint({
  method: 'GET',
  path: '/api/tickets',
  summary: '现场处罚单',
  tag,
  ability: 'fact.read',
  query: incidentsQuery,
  answer: ticketsPage,
  handler: ({ db, query }) => listTickets(db, query),
});

const complaintsBook = endpoint({
  method: 'GET',
  path: '/api/complaints.xlsx',
  summary: '投诉工单，Excel',
  tag,
  ability: 'fact.read',
  query: exportQuery,
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listComplaints(db, query);
    return xlsxAnswer('投诉.xlsx', await writeTables([complaintTable(rows)]));
  },
});

const exposuresBook = endpoint({
  method: 'GET',
  path: '/api/exposures.xlsx',
  summary: '曝光，Excel',
  tag,
  ability: 'fact.read',
  query: exportQuery,
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listExposures(db, query);
    return xlsxAnswer('曝光.xlsx', await writeTables([exposureTable(rows)]));
  },
});

const ticketsBook = endpoint({
  method: 'GET',
  path: '/api/tickets.xlsx',
  summary: '现场处罚单，Excel',
  tag,
  ability: 'fact.read',
  query: exportQuery,
  answer: 'file',
  handler: async ({ db, query, shown }) => {
    const rows = await shown(z.array(ticketSchema), (await listTickets(db, query)).rows);
    return xlsxAnswer('现场处罚.xlsx', await writeTables([ticketTable(rows)]));
  },
});

export const routes: Endpoint[] = [
  complaints,
  exposures,
  tickets,
  complaintsBook,
  exposuresBook,
  ticketsBook,
];
