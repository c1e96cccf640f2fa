/**
 * Two cities that know nothing of each other, each with one row of everything the interface can touch
 * (plant.ts): what the endpoint matrix asks for as its own and as another's. Names of the other city
 * begin with its mark, so that a leak is found in any answer.
 */
import { sql } from 'drizzle-orm';
import { roles, type Level, type Role } from '../../../src/domain/organisation/model.ts';
import type { FactBook } from '../../../src/domain/inspection/fact-book.ts';
import { createAccount } from '../../../src/server/access/index.ts';
import { applyBook } from '../../../src/server/inspection/index.ts';
import { insertPerson } from '../../../src/server/organisation/people-queries.ts';
import { toSettleable } from '../../../src/server/plan/index.ts';
import { followInspections } from '../../../src/server/rectification/index.ts';
import { settle } from '../../../src/server/settlement/index.ts';
import type { Db } from '../../../src/server/db/open.ts';
import { cookieOf, type Caller, type TestApp } from '../app.ts';
import { password } from '../personas.ts';
import { planOfThisYear, putInForce } from '../plan-in-force.ts';

export type City = { mark: string; city: string; county: string; outlet: string; key: string };
export const ours: City = {
  // A formula to any program that takes text for one.
  mark: '=机密甲',
  city: '3304',
  county: '330481',
  outlet: '33048101',
  key: 'jia',
};
export const theirs: City = {
  mark: '@机密乙',
  city: '3305',
  county: '330581',
  outlet: '33058101',
  key: 'yi',
};

/** The plan's dates are moved to this year, so that today's ticket falls inside it. */
export const year = new Date().getFullYear();
const kind = '省行神秘人' as const;
const waves = ['Q1', 'Q2'].map((name, at) => ({
  wave: `${year}${name}`,
  visitedOn: `${year}-0${at * 3 + 3}-10`,
}));

function bookOf({ mark, city, county, outlet }: City): FactBook {
  const second = outlet.replace(/1$/, '2');
  const unit = (code: string, name: string, level: Level, parentCode: string) => ({
    code,
    name: `${mark}${name}`,
    level,
    parentCode,
    queueMachine: null,
  });
  const outlets = [outlet, second];
  const all = waves.flatMap((wave) => outlets.map((unitCode) => ({ ...wave, kind, unitCode })));
  return {
    units: [
      unit(city, '市分行', '市行', '33'),
      unit(county, '县支行', '县行', city),
      unit(outlet, '一网点', '网点', county),
      unit(second, '二网点', '网点', county),
    ],
    scores: all.map((one, at) => ({ ...one, score: `${80 + at}.00` })),
    deductions: all.map(({ wave, unitCode }) => ({
      wave,
      kind,
      unitCode,
      itemCode: `A-${mark}`,
      itemName: `${mark}着装规范`,
      category: '软件',
      points: '2.00',
      isKey: false,
    })),
    complaints: outlets.map((unitCode) => ({
      orderNo: `W-${mark}-${unitCode}`,
      happenedOn: `${year}-04-01`,
      unitCode,
      justified: true,
      subjective: true,
      assessed: true,
      amount: null,
    })),
    exposures: [{ happenedOn: `${year}-05-01`, unitCode: outlet, level: '县', verified: true }],
    tickets: [
      {
        happenedOn: `${year}-02-01`,
        unitCode: outlet,
        offender: `${mark}责任人`,
        clause: 'R11',
        times: 1,
        points: null,
        amount: null,
      },
    ],
  };
}

type UnitRow = { id: number; unitNo: number; lastNo: number };
export async function unitOf(test: TestApp, code: string): Promise<UnitRow> {
  const { rows } = await test.services.database.pool.query<UnitRow>(
    'select id, unit_no as "unitNo", last_no as "lastNo" from unit where code = $1',
    [code],
  );
  return rows[0]!;
}

/** Where a role is held: an appeal of the county is decided by its city, an outlet has its own people. */
const placeOf = (role: Role, { city, county, outlet }: City) =>
  role === 'reviewer' ? city : role === 'outlet-head' || role === 'staff' ? outlet : county;

export const usernameOf = (role: Role, { key }: City) => `${key}.${role}`;

async function addPeople(db: Db, at: City): Promise<void> {
  const { rows } = await db.execute<UnitRow & { code: string }>(
    sql`select id, code, unit_no as "unitNo", last_no as "lastNo" from unit`,
  );
  const unitAt = (code: string) => rows.find((row) => row.code === code)!;
  const person = (name: string, code: string) => {
    const { id, unitNo } = unitAt(code);
    const given = { staffNo: `${at.mark}-${name}`, name: `${at.mark}${name}`, post: '柜员' };
    return insertPerson(db, given, { id, unitNo });
  };
  for (const role of roles) {
    const code = placeOf(role, at);
    const personId = await person(role, code);
    await createAccount(db, {
      username: usernameOf(role, at),
      name: `${at.mark}${role}`,
      password,
      personId,
      assignments: [{ role, unit: unitAt(code) }],
    });
  }
  await person('无账号', at.outlet);
  const gone = await person('离岗', at.outlet);
  await db.execute(sql`update person set left_on = ${`${year}-01-05`} where id = ${gone}`);
}

/** The plan of 篇三 in force at the county, settled; its id and the version's. */
async function addCountyPlan(db: Db, at: City) {
  const plan = { ...planOfThisYear(), id: `plan-${at.key}`, title: `${at.mark}方案` };
  const version = await putInForce(db, at.county, plan, at.mark);
  await settle(db, toSettleable(version), {}, at.mark);
  return { planId: version.planId, versionId: version.id };
}

export type As = (role: Role) => Caller;

/** Units, facts, people, plan and ledger of one city; and callers in each of the roles. */
export async function addCity(test: TestApp, at: City) {
  await test.services.wide(async (db) => {
    await applyBook(db, bookOf(at), { importId: null, scope: null });
    await addPeople(db, at);
  });
  const county = await unitOf(test, at.county);
  const plan = await test.services.wide(async (db) => {
    const made = await addCountyPlan(db, at);
    const { rows } = await db.execute<{ unitId: number; inspectionId: number }>(
      sql`select unit_id as "unitId", id as "inspectionId" from inspection
        where unit_no between ${county.unitNo} and ${county.lastNo}`,
    );
    await followInspections(db, rows, at.mark);
    return made;
  });
  const callers = new Map<Role, Caller>();
  for (const role of roles) {
    const answer = await test.signIn(usernameOf(role, at), password);
    callers.set(role, test.withCookie(cookieOf(answer)));
  }
  const as: As = (role) => callers.get(role)!;
  return { ...plan, as };
}
