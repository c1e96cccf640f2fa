/** One row of everything the interface can touch, made as people make it; what it is called afterwards. */
import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import type { Role } from '../../../src/domain/organisation/model.ts';
import { operation, passed, start } from '../answers.ts';
import type { TestApp } from '../app.ts';
import { submitVisit } from '../captured.ts';
import { detailOf, drawnOn, freeze, makeDraft, seedValues, setClock } from '../draws.ts';
import { addStandard, openRound, roundOf, smallStandard } from '../rounds.ts';
import { addCity, unitOf, usernameOf, year, type City } from './bank.ts';
import { made, picture, pieceOf, post, type Ground } from './ground.ts';

export { picture, pieceOf, type Ground } from './ground.ts';

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
type Made = { unitId: number; id: number; version: number };

async function rounds({ test, as, at, outlet, inspector }: Ground, standardId: number) {
  const service = as('service-admin');
  const body = (name: string, over: object = {}) =>
    roundOf({
      standardId,
      unitIds: [outlet],
      inspectors: [inspector],
      over: {
        name: `${at.mark}${name}`,
        wave: `${at.key}-${name}`,
        settings: { lockOutDays: 0 },
        ...over,
      },
    });
  const draft = (await post<Made>(service, '/api/rounds', body('草稿'))).id;
  const visits: Record<string, { unitId: number; id: number }> = {};
  const ids: Record<string, number> = {};
  for (const state of ['draft', 'submitted', 'reviewing', 'approved', 'locked', 'remote']) {
    const remote = state === 'remote' ? { kind: '非现场检查' } : {};
    const roundId = await openRound(service, body(state, remote));
    const { rows } = await test.services.database.pool.query<{ unitId: number; id: number }>(
      'select unit_id as "unitId", id from visit where round_id = $1',
      [roundId],
    );
    visits[state] = rows[0]!;
    ids[state] = roundId;
    if (state === 'draft' || state === 'remote') continue;
    const { unitId, id } = visits[state];
    await submitVisit(test, { unitId, id, state, ownerId: inspector });
    const steps = ['review', 'approve', 'lock'];
    const upTo = ['submitted', 'reviewing', 'approved', 'locked'].indexOf(state);
    for (const step of steps.slice(0, upTo))
      await post(as('reviewer'), `/api/visits/${unitId}/${id}/${step}`);
  }
  const { unitId, id } = visits['remote']!;
  const from = `${today}T09:00:00+08:00`;
  const span = { fromAt: from, toAt: `${today}T10:00:00+08:00`, dueAt: `${today}T23:00:00+08:00` };
  const clip = await post<Made>(service, `/api/visits/${unitId}/${id}/clips`, span);
  return {
    roundDraft: draft,
    roundOpen: ids['draft']!,
    roundRemote: ids['remote']!,
    visits,
    clip: { unitId, id: clip.id },
  };
}

async function captured({ test, as, at }: Ground, visit: { unitId: number; id: number }) {
  const path = `/api/capture/${visit.unitId}/${visit.id}`;
  const clientId = randomUUID();
  const send = await test.app.inject({
    method: 'POST',
    url: `${path}/evidence/${clientId}?${new URLSearchParams(pieceOf(picture))}`,
    headers: {
      cookie: as('inspector').cookie,
      'x-mingchuang': '1',
      'content-type': 'application/octet-stream',
    },
    payload: picture,
  });
  made(send, 'piece');
  const answer = operation('H01', passed(true, { reason: at.mark }));
  const operations = [start(), answer];
  await post(as('inspector'), path, { deviceNow: new Date().toISOString(), operations });
  return clientId;
}

export const ticketOf = (outlet: number, clientId: string = randomUUID()) => ({
  clientId,
  unitId: outlet,
  clause: 'R16',
  offender: '刘一五',
  points: '2',
  reason: '客户到柜台没有起身迎接',
  signature: 'signed',
  happenedAt: new Date().toISOString(),
});

async function errands({ as, at, outlet }: Ground) {
  const head = as('outlet-head');
  const repair = await post<Made>(head, '/api/repairs', {
    unitId: outlet,
    device: `${at.mark}叫号机`,
    fault: '不出号',
  });
  await post(as('service-admin'), '/api/drills', { unitIds: [outlet] });
  const { rows } = made<{ rows: { id: number; kind: string; version: number }[] }>(
    await head.get('/api/rectifications?kind=drill'),
  );
  const drill = { unitId: outlet, ...rows[0]! };
  const self = await post<Made>(head, '/api/rectifications', {
    unitId: outlet,
    title: `${at.mark}午间窗口少`,
    measure: '大堂经理兼快办窗口',
    sourceKind: 'self',
  });
  const things = [];
  for (const name of ['雨伞架', '老花镜'])
    things.push(
      await post<Made>(head, '/api/placements', { unitId: outlet, name: `${at.mark}${name}` }),
    );
  await post(head, `/api/placements/${outlet}/${things[1]!.id}/request`, { reason: at.mark });
  const deed = await post<Made>(head, '/api/deeds', {
    unitId: outlet,
    happenedOn: today,
    title: `${at.mark}拾金不昧`,
    story: '把客户遗落的手机送还。',
  });
  return { repair, drill, self, placement: things[0]!, asked: things[1]!, deed };
}

async function training({ as, at, outlet }: Ground, staff: number) {
  const service = as('service-admin');
  const title = `${at.mark}培训`;
  const held = { title, kind: 'training', heldOn: today, startsAt: '00:01', hours: '4' };
  const session = (await post<Made>(service, '/api/trainings', { ...held, required: true })).id;
  made(await service.upload(`/api/trainings/${session}/material`, `${at.mark}.jpg`, picture));
  const question = { question: `${at.mark}收费标准`, answerPoints: ['明码标价'], tag: '收费标准' };
  const questionId = (await post<Made>(service, '/api/quiz-questions', question)).id;
  const quizBody = { title, heldOn: today, count: 1, seed: '3 8 12' };
  const quiz = (await post<Made>(service, '/api/quizzes', quizBody)).id;
  const morning = await post<Made>(as('outlet-head'), '/api/mornings', {
    unitId: outlet,
    day: today,
    drill: `${at.mark}迎送`,
    personIds: [staff],
  });
  const order = { title: `${at.mark}心得`, dueOn: '2099-12-31' };
  const essayOrder = (await post<Made>(service, '/api/essay-orders', order)).id;
  const mine = `/api/essay-orders/${essayOrder}/mine`;
  made(await as('staff').put(mine, { body: `${at.mark}感想` }));
  made(await as('staff').upload(`${mine}/file`, `${at.mark}.jpg`, picture));
  return { session, question: questionId, quiz, morning, essayOrder };
}

/** Two outlets: one drawn, one in reserve. */
const oneOfTwo = { quotaRule: { kind: 'proportional' as const, total: 1, atLeast: 0 } };

/** Draws in each of their states; the clock goes on to `drawnOn` for those past their seed. */
async function draws({ as }: Ground) {
  const service = as('service-admin');
  const ids: Record<string, number> = {};
  const names = ['draft', 'frozen', 'objected', 'seeded', 'confirmed', 'drawn'];
  try {
    for (const name of names) {
      ids[name] = await makeDraft(service, oneOfTwo);
      if (name !== 'draft') made(await freeze(service, ids[name]), 'freeze');
    }
    const objection = { from: '网点', text: '名单里没有我们' };
    await post(as('auditor'), `/api/draws/${ids['objected']}/objections`, objection);
    setClock(drawnOn);
    const seed = { source: 'ssq', state: 'published', values: seedValues, note: '' };
    const entered: Record<string, number> = {};
    for (const name of names.slice(3))
      entered[name] = (await post<{ n: number }>(service, `/api/draws/${ids[name]}/seeds`, seed)).n;
    for (const name of names.slice(4))
      await post(as('auditor'), `/api/draws/${ids[name]}/seeds/${entered[name]}/confirm`);
    await post(service, `/api/draws/${ids['drawn']}/run`);
    const publicId = (await detailOf(service, ids['drawn']!)).publicId!;
    const { rows } = made<{ rows: { number: number }[] }>(
      await service.get(`/api/draws/${ids['drawn']}/picks`),
    );
    return { ids, seedN: entered['seeded']!, publicId, pick: rows[0]!.number };
  } finally {
    vi.useRealTimers();
  }
}

async function appeals({ as, at, outlet }: Ground, inspections: number[]) {
  const claim = `${at.mark}录像显示当班柜员着装符合规范`;
  const file = (body: object) =>
    post<Made>(as('outlet-head'), '/api/appeals', {
      unitId: outlet,
      reasonCode: 'recording',
      claim,
      ...body,
    });
  const deduction = { kind: 'deduction', itemCode: `A-${at.mark}` };
  const filed = await file({ ...deduction, id: inspections[0] });
  const accepted = await file({ ...deduction, id: inspections[1] });
  const evidence = made<{ id: number }>(
    await as('outlet-head').upload(
      `/api/evidence/appeal/${outlet}/${filed.id}`,
      `${at.mark}.jpg`,
      picture,
    ),
  );
  await post(as('reviewer'), `/api/appeals/${outlet}/${accepted.id}/accept`);
  const { packetsSha256 } = made<{ packetsSha256: string }>(
    await as('outlet-head').get(`/api/appeals/${outlet}/${filed.id}`),
  );
  return { filed, accepted, file, packet: evidence.id, packetsHash: packetsSha256 };
}

export const assessmentOf = (title: string) => ({
  title,
  uses: ['ledger'],
  purpose: title,
  lawfulness: title,
  effect: title,
  measures: title,
});

/** A request, an assessment, a hold, and what would be erased of who has left. */
async function personal({ as, at, outlet }: Ground, people: { staff: number; gone: number }) {
  const service = as('service-admin');
  const asked = { kind: 'explain', reason: at.mark };
  const request = (await post<Made>(as('staff'), '/api/personal/requests', asked)).id;
  const given = assessmentOf(`${at.mark}评估`);
  const assessment = (await post<Made>(service, '/api/personal/assessments', given)).id;
  const held = { unitId: outlet, kind: 'ticket', reason: at.mark };
  const hold = (await post<Made>(service, '/api/personal/holds', held)).id;
  const { sha256 } = made<{ sha256: string }>(
    await service.get(`/api/personal/people/${people.gone}`),
  );
  return { request, assessment, hold, sha256 };
}

async function decided({ as, outlet }: Ground, appeal: { id: number }) {
  const path = `/api/appeals/${outlet}/${appeal.id}`;
  await post(as('reviewer'), `${path}/accept`);
  await post(as('reviewer'), `${path}/decision`, { decision: 'upheld', opinion: '录像不清，维持' });
  return appeal;
}

/** What stands about accounts and in the log. The signed root is the daily one: nobody's name is in it. */
async function guarded(test: TestApp, outlet: number, staff: string, auditAdmin: string) {
  const { log, database } = test.services;
  await log.settled();
  await log.signRoot('');
  const first = async <T>(text: string, values: unknown[]) =>
    (await database.pool.query<{ id: T }>(text, values)).rows[0]!.id;
  return {
    checkpoint: await first<number>('select id from log_checkpoint order by id limit 1', []),
    staffSession: await first<string>('select id from session where user_id = $1', [staff]),
    accessRequest: await first<number>('select id from access_request where user_id = $1', [
      auditAdmin,
    ]),
    logEntry: await first<number>(
      'select id from log_entry where unit_id = $1 and sequenced order by id limit 1',
      [outlet],
    ),
  };
}

/** Plants a whole city. What it answers names one thing of each kind, by what requests call it. */
export async function plant(test: TestApp, at: City) {
  const { planId, versionId, as } = await addCity(test, at);
  const { pool } = test.services.database;
  const one = async <T extends object>(text: string, values: unknown[] = []) =>
    (await pool.query<T>(text, values)).rows[0]!;
  const county = (await unitOf(test, at.county)).id;
  const outlet = (await unitOf(test, at.outlet)).id;
  const accountOf = async (role: Role) =>
    (await one<{ id: string }>('select id from "user" where username = $1', [usernameOf(role, at)]))
      .id;
  const personOf = async (name: string) =>
    (await one<{ id: number }>('select id from person where staff_no = $1', [`${at.mark}-${name}`]))
      .id;
  const idsOf = async (text: string) =>
    (await pool.query<{ id: number }>(text, [outlet])).rows.map(({ id }) => id);
  const inspector = await accountOf('inspector');
  const ground: Ground = { test, as, at, county, outlet, inspector };
  const service = as('service-admin');
  await post(service, '/api/ledger/advance', { planId, step: 'publish' });
  const draftVersion = (await post<Made>(service, `/api/plan-versions/${versionId}/drafts`)).id;
  const document = made<{ document: object; revision: number }>(
    await service.get(`/api/plan-versions/${draftVersion}`),
  );
  const standard = await addStandard(test, at.county);
  const draftStandard = await post<{ id: number; sha256: string }>(service, '/api/standards', {
    name: `${at.mark}标准`,
    from: { kind: 'document', document: smallStandard },
  });
  const checks = await rounds(ground, standard);
  const clientId = await captured(ground, checks.visits['draft']!);
  const inspections = await idsOf(
    `select id from inspection where unit_id = $1 and kind = '省行神秘人' order by id`,
  );
  const evidence = made<{ id: number }>(
    await service.upload(
      `/api/evidence/inspection/${outlet}/${inspections[0]}`,
      `${at.mark}.jpg`,
      picture,
    ),
  ).id;
  await pool.query('update evidence set thumbnail = sha256 where unit_id = $1', [outlet]);
  const ticketClient = randomUUID();
  const ticket = (await post<Made>(as('inspector'), '/api/tickets', ticketOf(outlet, ticketClient)))
    .id;
  const people = {
    staff: await personOf('staff'),
    noAccount: await personOf('无账号'),
    gone: await personOf('离岗'),
  };
  const claims = await appeals(ground, inspections);
  const further = await decided(ground, await claims.file({ kind: 'ticket', id: ticket }));
  const book = (await service.get('/api/export/workbook.xlsx')).rawPayload;
  const job = made<{ jobId: number }>(
    await service.upload('/api/imports', `${at.mark}.xlsx`, book),
  ).jobId;
  await test.services.jobs.idle();
  await service.put(`/api/calendar/${year}-05-16`, {
    version: 0,
    working: true,
    name: at.mark,
    source: at.mark,
  });
  const auditAdmin = await accountOf('audit-admin');
  await post(as('security-admin'), `/api/accounts/${auditAdmin}/reset-password`);
  await test.services.log.settled();
  const feed = (await post<{ path: string }>(as('outlet-head'), '/api/calendar-feed')).path;
  return {
    county,
    outlet,
    at,
    as,
    planId,
    versionId,
    draftVersion,
    document,
    job,
    book,
    standard,
    draftStandard,
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
    ...(await guarded(test, outlet, await accountOf('staff'), auditAdmin)),
    auditorAccount: await accountOf('auditor'),
    staffAccount: await accountOf('staff'),
    assignment: (
      await one<{
        id: number;
      }>('select id from assignment where user_id = $1', [await accountOf('auditor')])
    ).id,
    line: (
      await idsOf(
        `select id from ledger_line where unit_id = $1 and state = 'published' and fact_kind = 'complaint' order by id`,
      )
    )[0]!,
    problem: (
      await idsOf(
        `select id from rectification where unit_id = $1 and kind = 'item' and state = 'open' order by id`,
      )
    )[0]!,
    importId: (
      await one<{
        id: number;
      }>('select id from import_batch where unit_id = $1 order by id desc limit 1', [county])
    ).id,
  };
}
export type Place = Awaited<ReturnType<typeof plant>>;
