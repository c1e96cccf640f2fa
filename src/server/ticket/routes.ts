/** 现场处罚单 over HTTP: what may be issued, issuing, one ticket, its notice, how amounts are used. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  ticketAmountsSchema,
  ticketClausesSchema,
  ticketDetailSchema,
  ticketDraftSchema,
  ticketPackSchema,
  ticketPreviewSchema,
  type TicketDetail,
} from '../../contract/ticket.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { listEvidence } from '../evidence/index.ts';
import { docxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listThings } from '../placement/index.ts';
import { findTicketPlan, findVersion } from '../plan/index.ts';
import { issueTicket, placeOf, previewTicket, ticketDay } from './actions.ts';
import { chargeOf, orderOf, ruleOf } from './charge.ts';
import { thingOf } from './thing.ts';
import { rootLine } from '../log/index.ts';
import { writeNotice } from './notice.ts';
import { listPackOutlets } from './pack-queries.ts';
import { countEarlier, findTicket, listAmounts } from './queries.ts';

const tag = '现场处罚';
const params = z.object({ unitId: idSchema, id: idSchema });

/** The clauses a plan names, each with its rule's words. */
const clausesOf = (document: Plan) =>
  document.tickets.flatMap((one) => {
    const rule = ruleOf(document, one.clause);
    return rule ? [{ ...one, title: rule.title, clauseNo: rule.clauseNo, text: rule.clause }] : [];
  });
/** Whether any clause is barred by a request, so that the outlet's list is needed. */
const asksForThings = ({ tickets }: Plan) => tickets.some(({ unless }) => unless === 'requested');
const inPeriod = ({ period }: Plan, day: string) => day >= period.from && day <= period.to;

const clauses = endpoint({
  method: 'GET',
  path: '/api/ticket-clauses',
  summary: '在一个网点可以现场开单的条款，出自生效的方案',
  tag,
  ability: 'ticket.issue',
  query: z.object({ unitId: idSchema }),
  answer: ticketClausesSchema,
  handler: async ({ db, query }) => {
    const day = ticketDay(new Date().toISOString());
    const version = await findTicketPlan(db, (await placeOf(db, query.unitId)).unitNo, day);
    if (!version) return { plan: null, clauses: [], things: [] };
    const { document } = version;
    return {
      plan: { title: document.title, versionId: version.id, inPeriod: inPeriod(document, day) },
      clauses: clausesOf(document),
      things: asksForThings(document) ? await listThings(db, [query.unitId]) : [],
    };
  },
});

const pack = endpoint({
  method: 'GET',
  path: '/api/capture/tickets',
  summary: '手机离线开单所需：可开单的网点、条款及原文',
  tag,
  ability: 'ticket.issue',
  answer: ticketPackSchema,
  handler: async ({ db, actor }) => {
    const now = new Date().toISOString();
    const day = ticketDay(now);
    const range = { lo: actor.unit.unitNo, hi: actor.unit.lastNo };
    const outlets = await listPackOutlets(db, range, actor.userId, day);
    const plans = [];
    const listing = new Set<number>();
    for (const id of new Set(outlets.flatMap(({ versionId }) => versionId ?? []))) {
      const { document } = (await findVersion(db, id))!;
      const { title } = document;
      const one = { versionId: id, title, inPeriod: inPeriod(document, day) };
      plans.push({ ...one, clauses: clausesOf(document) });
      if (asksForThings(document)) listing.add(id);
    }
    const listed = outlets.filter(({ versionId }) => versionId && listing.has(versionId));
    const things = await listThings(
      db,
      listed.map(({ id }) => id),
    );
    return { now, outlets, plans, things };
  },
});

const preview = endpoint({
  method: 'POST',
  path: '/api/tickets/preview',
  summary: '这张处罚单会考核多少、是否再犯、还缺什么；不开单',
  tag,
  ability: 'ticket.issue',
  body: ticketDraftSchema,
  answer: ticketPreviewSchema,
  handler: ({ db, body, language }) => previewTicket(db, body, language),
});

const issue = endpoint({
  method: 'POST',
  path: '/api/tickets',
  texts: ['reason'],
  summary: '开一张现场处罚单；同一张重复提交只开一次',
  tag,
  ability: 'ticket.issue',
  body: ticketDraftSchema,
  answer: z.object({ id: z.number(), isNew: z.boolean() }),
  handler: async ({ db, actor, body, language, audit }) => {
    const { id, isNew, unit } = await issueTicket(db, actor, body, language);
    if (isNew)
      audit({
        action: 'ticket.issue',
        subject: `${unit.name} ${body.clause} ${body.offender}`,
        unit,
        detail: { ticketId: id, clause: body.clause, amount: body.amount, points: body.points },
      });
    return { id, isNew };
  },
});

async function loadDetail(
  db: Db,
  { unitId, id }: z.output<typeof params>,
  role: Role,
): Promise<TicketDetail> {
  const found = await findTicket(db, unitId, id);
  if (!found) throw problem('not-found', { what: '现场处罚单' });
  const { unitNo, sequence, ...ticket } = found;
  const { clause, offender, happenedOn: day } = ticket;
  const version = await findTicketPlan(db, unitNo, day);
  const earlier = await countEarlier(db, { unitId, offender, clause, day, sequence });
  const rule = version && ruleOf(version.document, clause);
  return {
    ...ticket,
    rule: rule ? { title: rule.title, clauseNo: rule.clauseNo, text: rule.clause } : null,
    charge: version && chargeOf(version, { ...ticket, earlier }),
    earlier,
    order: orderOf(version, clause, earlier),
    thing: version && (await thingOf(db, version, { ...ticket, unitId })),
    evidence: await listEvidence(db, 'ticket', unitId, id),
    abilities: { addEvidence: may(role, 'evidence.add') },
  };
}

const one = endpoint({
  method: 'GET',
  path: '/api/tickets/:unitId/:id',
  summary: '一张现场处罚单：事实、条款、金额、是否再犯、证据',
  tag,
  ability: 'fact.read',
  params,
  answer: ticketDetailSchema,
  handler: ({ db, params: at, actor }) => loadDetail(db, at, actor.role),
});

const notice = endpoint({
  method: 'GET',
  path: '/api/tickets/:unitId/:id/notice.docx',
  summary: '现场处罚通知单，Word',
  tag,
  ability: 'fact.read',
  params,
  answer: 'file',
  handler: async ({ db, params: at, actor, shown }) => {
    const ticket = await shown(ticketDetailSchema, await loadDetail(db, at, actor.role));
    const name = `现场处罚通知单-${ticket.unit.name}-${ticket.happenedOn}.docx`;
    const foot = (await rootLine(db)) ?? undefined;
    return docxAnswer(name, await writeNotice(ticket, actor.unit.name, foot));
  },
});

const amounts = endpoint({
  method: 'GET',
  path: '/api/ticket-amounts',
  summary: '各开单人核定的金额：张数、最低、平均、最高',
  tag,
  ability: 'fact.read',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  answer: ticketAmountsSchema,
  handler: ({ db, query }) => listAmounts(db, query.year),
});

export const routes: Endpoint[] = [clauses, pack, preview, issue, one, notice, amounts];
