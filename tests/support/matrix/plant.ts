/** One row of everything the interface can touch, made as people make it; what it is called afterwards. */
import { randomUUID } from 'node:crypto';
import type { Role } from '../../../src/domain/organisation/model.ts';
import type { TestApp } from '../app.ts';
import { addStandard, smallStandard } from '../rounds.ts';
import { ticketOf } from '../tickets.ts';
import { addCity, unitOf, usernameOf, year, type City } from './bank.ts';
import { made, picture, post, type Ground, type Made } from './ground.ts';
import { guarded } from './plant/accounts.ts';
import { captured, rounds } from './plant/checks.ts';
import { draws } from './plant/draws.ts';
import { personal } from './plant/personal.ts';
import { appeals, decided, errands } from './plant/redress.ts';
import { training } from './plant/training.ts';

/** Looks up in the database what no answer tells: ids by name, and by query at the outlet. */
function finder({ test, at, outlet }: Pick<Ground, 'test' | 'at' | 'outlet'>) {
  const rows = async <T>(text: string, value: unknown) =>
    (await test.services.database.pool.query<{ id: T }>(text, [value])).rows.map(({ id }) => id);
  return {
    account: async (role: Role) =>
      (await rows<string>('select id from "user" where username = $1', usernameOf(role, at)))[0]!,
    person: async (name: string) =>
      (await rows<number>('select id from person where staff_no = $1', `${at.mark}-${name}`))[0]!,
    first: async (text: string, value: unknown = outlet) => (await rows<number>(text, value))[0]!,
    all: (text: string) => rows<number>(text, outlet),
  };
}

/** Drafts of a plan and of a standard, and a standard in force. */
async function drafts({ test, as, at }: Ground, versionId: number) {
  const service = as('service-admin');
  const draftVersion = (await post<Made>(service, `/api/plan-versions/${versionId}/drafts`)).id;
  const document = made<{ document: object; revision: number }>(
    await service.get(`/api/plan-versions/${draftVersion}`),
  );
  const standard = await addStandard(test, at.county);
  const draftStandard = await post<{ id: number; sha256: string }>(service, '/api/standards', {
    name: `${at.mark}标准`,
    from: { kind: 'document', document: smallStandard },
  });
  return { draftVersion, document, standard, draftStandard };
}

/** Evidence of a check, with a small picture. */
async function pictured({ test, as, at, outlet }: Ground, inspection: number) {
  const path = `/api/evidence/inspection/${outlet}/${inspection}`;
  const answer = await as('service-admin').upload(path, `${at.mark}.jpg`, picture);
  const { id } = made<{ id: number }>(answer);
  await test.services.database.pool.query(
    'update evidence set thumbnail = sha256 where unit_id = $1',
    [outlet],
  );
  return id;
}

/** The whole of the facts as a workbook, brought in again; and a day of the calendar. */
async function brought({ test, as, at }: Ground) {
  const service = as('service-admin');
  const book = (await service.get('/api/export/workbook.xlsx')).rawPayload;
  const answer = await service.upload('/api/imports', `${at.mark}.xlsx`, book);
  const job = made<{ jobId: number }>(answer).jobId;
  await test.services.jobs.idle();
  const day = { version: 0, working: true, name: at.mark, source: at.mark };
  made(await service.put(`/api/calendar/${year}-05-16`, day));
  return { book, job };
}

/** What came about by itself. */
const followed = async (
  { first }: ReturnType<typeof finder>,
  auditorAccount: string,
  county: number,
) => ({
  assignment: await first('select id from assignment where user_id = $1', auditorAccount),
  line: await first(
    `select id from ledger_line where unit_id = $1 and state = 'published' and fact_kind = 'complaint' order by id`,
  ),
  problem: await first(
    `select id from rectification where unit_id = $1 and kind = 'item' and state = 'open' order by id`,
  ),
  importId: await first(
    'select id from import_batch where unit_id = $1 order by id desc limit 1',
    county,
  ),
});

/** Plants a whole city. What it answers names one thing of each kind, by what requests call it. */
export async function plant(test: TestApp, at: City) {
  const { planId, versionId, as } = await addCity(test, at);
  const county = (await unitOf(test, at.county)).id;
  const outlet = (await unitOf(test, at.outlet)).id;
  const find = finder({ test, at, outlet });
  const inspector = await find.account('inspector');
  const ground: Ground = { test, as, at, county, outlet, inspector };
  await post(as('service-admin'), '/api/ledger/advance', { planId, step: 'publish' });
  const begun = await drafts(ground, versionId);
  const checks = await rounds(ground, begun.standard);
  const clientId = await captured(ground, checks.visits['draft']!);
  const inspections = await find.all(
    `select id from inspection where unit_id = $1 and kind = '省行神秘人' order by id`,
  );
  const evidence = await pictured(ground, inspections[0]!);
  const ticketClient = randomUUID();
  const given = ticketOf(outlet, { clientId: ticketClient });
  const ticket = (await post<Made>(as('inspector'), '/api/tickets', given)).id;
  const people = {
    staff: await find.person('staff'),
    noAccount: await find.person('无账号'),
    gone: await find.person('离岗'),
  };
  const claims = await appeals(ground, inspections);
  const further = await decided(ground, await claims.file({ kind: 'ticket', id: ticket }));
  const workbook = await brought(ground);
  const auditAdmin = await find.account('audit-admin');
  await post(as('security-admin'), `/api/accounts/${auditAdmin}/reset-password`);
  await test.services.log.settled();
  const feed = (await post<{ path: string }>(as('outlet-head'), '/api/calendar-feed')).path;
  const [staffAccount, auditorAccount] = [
    await find.account('staff'),
    await find.account('auditor'),
  ];
  return {
    county,
    outlet,
    at,
    as,
    planId,
    versionId,
    ...begun,
    ...workbook,
    clientId,
    inspection: inspections[0]!,
    evidence,
    inspector,
    ticket,
    ticketClient,
    people,
    feed,
    appeals: { ...claims, further },
    ...checks,
    ...(await errands(ground)),
    ...(await training(ground, people.staff)),
    draws: await draws(ground),
    personal: await personal(ground, people),
    ...(await guarded(test, outlet, staffAccount, auditAdmin)),
    auditorAccount,
    staffAccount,
    ...(await followed(find, auditorAccount, county)),
  };
}
export type Place = Awaited<ReturnType<typeof plant>>;
