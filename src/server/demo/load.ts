/** Loads the invented bank: its facts, people and accounts, the plan of 篇三 in force, and its settled year. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demoProvince, type DemoBank } from '../../domain/demo/index.ts';
import { createAccount } from '../access/actions.ts';
import type { Db } from '../db/open.ts';
import type { Services } from '../http/services.ts';
import { applyBook } from '../inspection/index.ts';
import { addPlan, findVersion, loadPlan, publish, toSettleable } from '../plan/index.ts';
import { settle } from '../settlement/index.ts';
import { loadAppeals } from './appeals.ts';
import { loadDraws } from './draws.ts';
import { loadRounds } from './rounds.ts';
import { findPlaces, insertPeople, updateShown } from './queries.ts';
import { loadStandards } from './standards.ts';
import { loadPlacements, loadSources } from './placement.ts';
import { addRectifications } from './rectification.ts';
import { loadPersonal } from './personal.ts';
import { loadTraining } from './training.ts';
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

async function insertAccounts(db: Db, bank: DemoBank): Promise<void> {
  const people = await insertPeople(db, bank.people);
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

async function countyPlace(db: Db, bank: DemoBank) {
  const county = (await findPlaces(db, [bank.ownCounty])).get(bank.ownCounty)!;
  return { unitId: county.id, unitNo: county.unitNo, lastNo: county.lastNo };
}

const serviceName = (bank: DemoBank) =>
  bank.accounts.find((account) => account.username === 'service')!.name;

/** The first three quarters are published and confirmed as a bank would have done; the last run waits as a draft. */
async function settleYear(db: Db, bank: DemoBank): Promise<void> {
  const place = await countyPlace(db, bank);
  const by = serviceName(bank);
  const versionId = await addPlan(db, place, demoPlan(), by);
  await publish(db, versionId, {}, by);
  await settle(db, toSettleable((await findVersion(db, versionId))!), {}, by);
  await updateShown(db);
}

/** @param print one line of progress for the person who started the server */
export async function loadDemo(
  services: Pick<Services, 'wide' | 'about'>,
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
    print('  检查标准：“神秘人”检查标准两版 …');
    await loadStandards(db, await countyPlace(db, bank), serviceName(bank));
    print('  方案与结算：篇三《县支行全年服务质量提升方案》…');
    await settleYear(db, bank);
    print('  抽取：一次已抽取，一次等种子 …');
    const serverSecret = services.about.secret;
    await loadDraws(db, { county: bank.ownCounty, serverSecret, now: new Date() });
    print('  整改：县支行一年的整改、报修与演练 …');
    await addRectifications(db, bank);
    print('  定置定位、好人好事、查摆问题 …');
    await loadPlacements(db, bank);
    print('  个人信息：影响评估一份，演示年度的保全 …');
    await loadPersonal(db, bank);
  });
  print('  培训与晨会：培训、抽问、一个月的晨会、心得 …');
  await services.wide((db) => loadTraining(db, new Date()));
  print('  申诉：一件已裁定，一件临近期限，一件在二审 …');
  // On their own: a settlement's temporary tables last as long as its transaction.
  await services.wide((db) => loadAppeals(db, new Date()));
  print('  检查批次：已锁定、进行中、暗访、非现场 …');
  const head = bank.accounts.find((account) => account.username === 'head')!;
  // By itself: places are computed once in a transaction, and the facts above have theirs.
  await services.wide((db) => loadRounds(db, bank.ownCounty, head.unitCode, Date.now()));
  print('  第三方与社会监督员的检查 …');
  await services.wide((db) => loadSources(db, bank));
  print(
    `  演示账号（密码都是 ${demoPassword}）：${bank.accounts.map((account) => account.username).join('、')}`,
  );
  return bank;
}
