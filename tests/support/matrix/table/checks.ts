/** 检查：成绩、标准、批次、检查单、手机、证据、名次、信度. */
import { randomUUID } from 'node:crypto';
import { roundOf, smallStandard } from '../../rounds.ts';
import { ticketOf } from '../../tickets.ts';
import { year } from '../bank.ts';
import { picture, pieceOf } from '../ground.ts';
import type { Place } from '../plant.ts';
import { at, list, none, own, thing, type Table } from '../row.ts';

const wave = `${year}Q1`;
const ranking = () => ({ query: { wave, within: '县行' } });
const filed = { name: '照片.jpg', bytes: picture };
const today = new Date().toISOString().slice(0, 10);
const roundBody = ({ standard, outlet, inspector }: Place) =>
  roundOf({
    standardId: standard,
    unitIds: [outlet],
    inspectors: [inspector],
    over: { name: '改过的批次', wave: 'matrix' },
  });
const clip = ({ clip: one }: Place) => at(one);
const visit =
  (state: string) =>
  ({ visits }: Place) =>
    at(visits[state]!);
const standard = (place: Place) => ({ path: { id: place.standard } });
const draft = ({ draftStandard }: Place) => ({ path: { id: draftStandard.id } });

export const facts: Table = {
  'GET /api/inspections': list('service-admin', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/inspections.xlsx': list('service-admin'),
  'GET /api/inspections/unconfirmed': list('service-admin'),
  // Nobody: everything the bank has was brought by its own line.
  'POST /api/inspections/confirm': {
    ...list('service-admin', ({ inspection }) => ({
      body: { wave, kind: '省行神秘人', inspectionId: inspection },
    })),
    by: null,
  },
  'GET /api/inspections/:unitId/:id': thing('service-admin', ({ outlet, inspection }) =>
    at({ unitId: outlet, id: inspection }),
  ),
  'GET /api/waves': list('staff'),
  'GET /api/complaints': list('service-admin', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/exposures': list('service-admin', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/tickets': list('service-admin', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/complaints.xlsx': list('service-admin'),
  'GET /api/exposures.xlsx': list('service-admin'),
  'GET /api/tickets.xlsx': list('service-admin'),
  'GET /api/rankings': list('staff', ranking),
  'GET /api/rankings/certainty': list('staff', ranking),
  'GET /api/rankings.xlsx': list('staff', ranking),
  'GET /api/reliability': list('service-admin'),
  'GET /api/reliability.xlsx': list('service-admin'),
  'GET /api/check-sources': list('service-admin', ({ county }) => ({ query: { unitId: county } })),
  'GET /api/check-sources/outlets': list('service-admin', ({ county }) => ({
    query: { unitId: county },
  })),
  'GET /api/check-sources/outlets.xlsx': list('service-admin'),
  'POST /api/evidence/:factKind/:unitId/:factId': thing(
    'service-admin',
    ({ outlet, inspection }) => ({
      path: { factKind: 'inspection', unitId: outlet, factId: inspection },
      file: filed,
    }),
  ),
  'GET /api/evidence/:unitId/:id/file': thing('service-admin', ({ outlet, evidence }) =>
    at({ unitId: outlet, id: evidence }),
  ),
  'GET /api/evidence/:unitId/:id/thumbnail': thing('service-admin', ({ outlet, evidence }) =>
    at({ unitId: outlet, id: evidence }),
  ),
};

export const standards: Table = {
  'GET /api/standards': list('service-admin'),
  'GET /api/standards.xlsx': list('service-admin'),
  'GET /api/standards/:id': thing('service-admin', standard),
  'POST /api/standards': own('service-admin', () => ({
    body: { name: '新标准', from: { kind: 'document', document: smallStandard } },
  })),
  'POST /api/standards/check': none('service-admin', () => ({ body: { document: smallStandard } })),
  'POST /api/standards/read': {
    ...none('service-admin', ({ book }) => ({ file: { name: '检查表.xlsx', bytes: book } })),
    by: null,
  },
  'POST /api/standards/:id/drafts': thing('service-admin', standard),
  'PUT /api/standards/:id': thing('service-admin', (place) => ({
    ...draft(place),
    body: { sha256: place.draftStandard.sha256, document: smallStandard },
  })),
  'DELETE /api/standards/:id': thing('service-admin', draft),
  'POST /api/standards/:id/publish': thing('service-admin', (place) => ({
    ...draft(place),
    body: { validFrom: '2099-01-01' },
  })),
  'POST /api/standards/:id/confirm-points': {
    ...thing('service-admin', (place) => ({
      ...draft(place),
      body: { sha256: place.draftStandard.sha256 },
    })),
    by: null,
  },
  'GET /api/standards/:id/mapping': thing('service-admin', standard),
  'PUT /api/standards/:id/mapping': {
    ...thing('service-admin', (place) => ({ ...draft(place), body: { sha256: '', rows: [] } })),
    by: null,
  },
  'GET /api/standards/:id/trend': thing('service-admin', standard),
  'GET /api/standards/:id/file': thing('service-admin', standard),
};

export const rounds: Table = {
  'GET /api/rounds': list('service-admin'),
  'GET /api/rounds.xlsx': list('service-admin'),
  'GET /api/rounds/choices': list('service-admin'),
  'POST /api/rounds/preview': thing('service-admin', (place) => ({ body: roundBody(place) }), {
    refusal: 400,
  }),
  'POST /api/rounds': thing('service-admin', (place) => ({ body: roundBody(place) }), {
    refusal: 400,
  }),
  'GET /api/rounds/:id': thing('service-admin', ({ roundOpen }) => ({ path: { id: roundOpen } })),
  'PUT /api/rounds/:id': thing('service-admin', (place) => ({
    path: { id: place.roundDraft },
    body: { ...roundBody(place), version: 1 },
  })),
  'DELETE /api/rounds/:id': thing('service-admin', ({ roundDraft }) => ({
    path: { id: roundDraft },
  })),
  'POST /api/rounds/:id/open': thing('service-admin', ({ roundDraft }) => ({
    path: { id: roundDraft },
  })),
  'POST /api/rounds/:id/close': thing('service-admin', ({ roundRemote }) => ({
    path: { id: roundRemote },
  })),
  'GET /api/rounds/:id/methods': thing('service-admin', ({ roundOpen }) => ({
    path: { id: roundOpen },
  })),
  'GET /api/clips': list('service-admin'),
  'GET /api/clips.xlsx': list('service-admin'),
  'POST /api/clips/:unitId/:id/file': thing('outlet-head', (place) => ({
    ...clip(place),
    file: filed,
  })),
  'POST /api/clips/:unitId/:id/link': thing('outlet-head', (place) => ({
    ...clip(place),
    body: { link: 'https://example.com/clip' },
  })),
  'POST /api/clips/:unitId/:id/refuse': thing('outlet-head', (place) => ({
    ...clip(place),
    body: { reason: '硬盘损坏' },
  })),
  'GET /api/visits': list('service-admin', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/visits.xlsx': list('service-admin'),
  'GET /api/visits/:unitId/:id': thing('service-admin', visit('locked')),
  'GET /api/visits/:unitId/:id/coverage': thing('service-admin', visit('remote')),
  'GET /api/visits/:unitId/:id/record.json': thing('service-admin', visit('locked')),
  'POST /api/visits/:unitId/:id/review': thing('reviewer', visit('submitted')),
  'POST /api/visits/:unitId/:id/return': thing('reviewer', (place) => ({
    ...visit('reviewing')(place),
    body: { reason: '照片不清' },
  })),
  'POST /api/visits/:unitId/:id/approve': thing('reviewer', visit('reviewing')),
  'POST /api/visits/:unitId/:id/lock': thing('reviewer', visit('approved')),
  'POST /api/visits/advance': thing('reviewer', ({ roundOpen }) => ({
    body: { step: 'lock', roundId: roundOpen, visits: [] },
  })),
  'PUT /api/visits/:unitId/:id/inspector': thing('service-admin', (place) => ({
    ...visit('draft')(place),
    body: { ownerId: place.inspector, from: `${place.at.mark}inspector` },
  })),
  'POST /api/visits/:unitId/:id/clips': thing('service-admin', (place) => ({
    ...visit('remote')(place),
    body: {
      fromAt: `${today}T09:00:00+08:00`,
      toAt: `${today}T10:00:00+08:00`,
      dueAt: `${today}T20:00:00+08:00`,
    },
  })),
};

export const capture: Table = {
  'GET /api/capture': own('inspector'),
  'GET /api/capture/self': list('outlet-head'),
  'POST /api/capture/self': thing(
    'outlet-head',
    (place) => ({ body: { standardId: place.standard } }),
    { refusal: 409 },
  ),
  'POST /api/capture/:unitId/:id': thing('inspector', (place) => ({
    ...visit('draft')(place),
    body: { deviceNow: new Date().toISOString(), operations: [] },
  })),
  'GET /api/capture/:unitId/:id/evidence/:clientId': thing('inspector', (place) => ({
    path: { ...visit('draft')(place).path, clientId: place.clientId },
  })),
  'POST /api/capture/:unitId/:id/evidence/:clientId': thing('inspector', (place) => ({
    path: { ...visit('draft')(place).path, clientId: randomUUID() },
    query: pieceOf(picture),
    piece: picture,
  })),
  'GET /api/capture/tickets/:unitId/:ticketId/evidence/:clientId': thing(
    'inspector',
    ({ outlet, ticketClient, clientId }) => ({
      path: { unitId: outlet, ticketId: ticketClient, clientId },
    }),
  ),
  'POST /api/capture/tickets/:unitId/:ticketId/evidence/:clientId': thing(
    'inspector',
    ({ outlet, ticketClient }) => ({
      path: { unitId: outlet, ticketId: ticketClient, clientId: randomUUID() },
      query: pieceOf(picture),
      piece: picture,
    }),
  ),
  'GET /api/capture/tickets': list('inspector'),
  'GET /api/ticket-clauses': thing('inspector', ({ outlet }) => ({ query: { unitId: outlet } })),
  'POST /api/tickets/preview': thing('inspector', ({ outlet }) => ({ body: ticketOf(outlet) })),
  'POST /api/tickets': thing('inspector', ({ outlet }) => ({ body: ticketOf(outlet) })),
  'GET /api/tickets/:unitId/:id': thing('service-admin', ({ outlet, ticket }) =>
    at({ unitId: outlet, id: ticket }),
  ),
  'GET /api/tickets/:unitId/:id/notice.docx': thing('service-admin', ({ outlet, ticket }) =>
    at({ unitId: outlet, id: ticket }),
  ),
  'GET /api/ticket-amounts': list('service-admin', () => ({ query: { year } })),
};
