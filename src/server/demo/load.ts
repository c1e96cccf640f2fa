/** Loads the invented bank: its facts, people and accounts, the plan of 篇三 in force, and its settled year. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { demoProvince, type DemoBank } from '../../domain/demo/index.ts';
import { createAccount } from '../access/actions.ts';
import type { Db } from '../db/open.ts';
import type { Services } from '../http/services.ts';
import { applyBook } from '../inspection/index.ts';
import { pinyinOf } from '../organisation/pinyin.ts';
import { addPlan, findVersion, loadPlan, publish, toSettleable } from '../plan/index.ts';
import { settle } from '../settlement/index.ts';
import type { Plan } from '../../contract/plan.ts';

/** Only for the demo bank; shown on its sign-in page. */
export const demoPassword = 'mingchuang-demo';
const planFile = 'plans/03-shenmiren.yaml';

/** Figures the plan's text leaves open, filled for the demo so that its second goal can be measured. */
const demoValues: Record<string, string> = {
  基础年投诉数: '31',
  基础年交易万笔: '212.4',
  本年交易万笔: '228.9',
};

function demoPlan(): Plan {
  const path = fileURLToPath(new URL(`../../../${planFile}`, import.meta.url));
  const plan = loadPlan(readFileSync(path, 'utf8'), planFile);
  const indicators = plan.indicators.map((indicator) =>
    indicator.source.kind === 'value' && indicator.name in demoValues
      ? { ...indicator, source: { ...indicator.source, value: demoValues[indicator.name]! } }
      : indicator,
  );
  return { ...plan, indicators };
}

type Place = { id: number; unitNo: number; lastNo: number };

async function findPlaces(db: Db, codes: string[]): Promise<Map<string, Place>> {
  const { rows } = await db.execute<Place & { code: string }>(sql`
    select code, id, unit_no as "unitNo", last_no as "lastNo" from unit where code = any(${sql.param(codes)}::text[])`);
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}

/** @returns person ids by staff number */
async function insertPeople(db: Db, bank: DemoBank): Promise<Map<string, number>> {
  const people = JSON.stringify(bank.people.map((p) => ({ ...p, pinyin: pinyinOf(p.name) })));
  const { rows } = await db.execute<{ staffNo: string; id: number }>(sql`
    insert into person (unit_id, unit_no, staff_no, name, pinyin, post)
    select u.id, u.unit_no, p."staffNo", p.name, p.pinyin, p.post
    from json_to_recordset(${people}::json) as p("staffNo" text, name text, pinyin text, post text, "unitCode" text)
    join unit u on u.code = p."unitCode" returning staff_no as "staffNo", id`);
  return new Map(rows.map(({ staffNo, id }) => [staffNo, id]));
}

async function insertAccounts(db: Db, bank: DemoBank): Promise<void> {
  const people = await insertPeople(db, bank);
  const places = await findPlaces(
    db,
    bank.accounts.map((account) => account.unitCode),
  );
  for (const { username, name, role, unitCode, personStaffNo } of bank.accounts) {
    const personId = personStaffNo === undefined ? undefined : people.get(personStaffNo);
    await createAccount(db, {
      username,
      name,
      password: demoPassword,
      personId,
      assignments: [{ role, unit: places.get(unitCode)! }],
    });
  }
}

/** The first three quarters are published and confirmed as a bank would have done; the last run waits as a draft. */
async function settleYear(db: Db, bank: DemoBank): Promise<void> {
  const county = (await findPlaces(db, [bank.ownCounty])).get(bank.ownCounty)!;
  const place = { unitId: county.id, unitNo: county.unitNo, lastNo: county.lastNo };
  const by = bank.accounts.find((account) => account.username === 'service')!.name;
  const versionId = await addPlan(db, place, demoPlan(), by);
  await publish(db, versionId, {}, by);
  await settle(db, toSettleable((await findVersion(db, versionId))!), {}, by);
  await db.execute(sql`update ledger_line set state = case when wave in ('2023Q1', '2023Q2') then 'confirmed' else 'published' end, state_at = now()
    where wave in ('2023Q1', '2023Q2', '2023Q3') or happened_on < '2023-10-01'`);
}

/** @param print one line of progress for the person who started the server */
export async function loadDemo(
  services: Pick<Services, 'wide'>,
  print: (line: string) => void,
  outlets = 2400,
): Promise<DemoBank> {
  const bank = demoProvince({ seed: 2023, outlets });
  await services.wide(async (db) => {
    print(
      `  机构与检查结果：${bank.book.units.length} 个机构，${bank.book.scores.length} 次检查 …`,
    );
    await applyBook(db, bank.book, { importId: null, scope: null });
    print(`  人员与账号：${bank.people.length} 人，${bank.accounts.length} 个账号 …`);
    await insertAccounts(db, bank);
    print('  方案与结算：篇三《县支行全年服务质量提升方案》…');
    await settleYear(db, bank);
  });
  print(
    `  演示账号（密码都是 ${demoPassword}）：${bank.accounts.map((account) => account.username).join('、')}`,
  );
  return bank;
}
