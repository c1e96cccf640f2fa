/**
 * A small bank that every database test starts from: one province, one city, two counties with two
 * outlets each, and a few facts, taken over as a workbook would be.
 */
import { assessmentUses } from '../../src/contract/personal.ts';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import type { InspectionKind } from '../../src/domain/inspection/model.ts';
import type { Level } from '../../src/domain/organisation/model.ts';
import { createAccount } from '../../src/server/access/actions.ts';
import type { Database, Db } from '../../src/server/db/open.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/take-over.ts';
import { insertAssessment, approveAssessment } from '../../src/server/personal/index.ts';
import { listUnits } from '../../src/server/organisation/queries.ts';
import { insertPerson } from '../../src/server/organisation/people-queries.ts';
import { personas, password, type Persona } from './personas.ts';

const unit = (code: string, name: string, level: Level, parentCode: string | null) => ({
  code,
  name,
  level,
  parentCode,
  queueMachine: null,
});

const units = [
  unit('33', '浙江省分行', '省行', null),
  unit('3303', '温州市分行', '市行', '33'),
  unit('330328', '文成县支行', '县行', '3303'),
  unit('33032801', '文成大峃网点', '网点', '330328'),
  unit('33032802', '文成珊溪网点', '网点', '330328'),
  unit('330329', '泰顺县支行', '县行', '3303'),
  unit('33032901', '泰顺罗阳网点', '网点', '330329'),
  unit('33032902', '泰顺雅阳网点', '网点', '330329'),
];
const outlets = ['33032801', '33032802', '33032901', '33032902'];
const kind: InspectionKind = '省行神秘人';

/** Every outlet visited twice; the first item is lost both times, so it is 重复扣分. */
const visits = (wave: string, visitedOn: string, points: string[]) => ({
  scores: outlets.map((unitCode, at) => ({ wave, kind, visitedOn, unitCode, score: points[at]! })),
  deductions: outlets.map((unitCode) => ({
    wave,
    kind,
    unitCode,
    itemCode: 'A01',
    itemName: '着装规范',
    category: '软件' as const,
    points: '2.00',
    isKey: false,
  })),
});
const first = visits('2023Q1', '2023-03-10', ['91.00', '88.50', '95.00', '79.25']);
const second = visits('2023Q2', '2023-06-12', ['93.00', '96.00', '90.00', '90.00']);

export const book: FactBook = {
  units,
  scores: [...first.scores, ...second.scores],
  deductions: [...first.deductions, ...second.deductions],
  complaints: outlets.map((unitCode, at) => ({
    orderNo: `W2023${unitCode}`,
    happenedOn: `2023-04-0${at + 1}`,
    unitCode,
    justified: true,
    subjective: at === 0,
    assessed: true,
    amount: at === 1 ? '120.50' : null,
  })),
  exposures: outlets.map((unitCode) => ({
    happenedOn: '2023-05-01',
    unitCode,
    level: '县' as const,
    verified: true,
  })),
  tickets: outlets.map((unitCode) => ({
    happenedOn: '2023-07-01',
    unitCode,
    offender: `责任人${unitCode}`,
    clause: 'R11' as const,
    times: 1,
    points: null,
    amount: null,
  })),
};

async function addPersona(db: Db, at: { id: number; unitNo: number }, persona: Persona) {
  const { username, role, name } = personas[persona];
  const given = { staffNo: `S-${username}`, name, post: persona, unitId: at.id };
  const personId = await insertPerson(db, given, at);
  await createAccount(db, {
    username,
    name,
    password,
    personId,
    assignments: [{ role, unit: at }],
  });
}

/** What a publication that names people must have: made once for every plan. */
async function addAssessment(db: Db, top: { id: number; unitNo: number; lastNo: number }) {
  const words = '测试银行的影响评估';
  const given = { title: words, purpose: words, lawfulness: words, effect: words, measures: words };
  const uses = [...assessmentUses];
  const by = { name: '李三', userId: '' };
  const id = await insertAssessment(db, top, { ...given, uses, planId: null }, by);
  await approveAssessment(db, { id, version: 1 }, '钱一');
}

/** Fills a migrated database with the bank, its facts and its personas. */
export async function fillBank(database: Database): Promise<void> {
  await withinScope(database, { role: 'wide' }, async (db) => {
    await applyBook(db, book, { importId: null, scope: null });
    const all = { offset: 0, limit: 200, sort: 'tree' as const };
    const { rows } = await listUnits(db, all, { unitNo: 0, lastNo: Number.MAX_SAFE_INTEGER });
    const top = rows.find((row) => row.code === '33')!;
    await addAssessment(db, top);
    for (const persona of Object.keys(personas) as Persona[]) {
      const at = rows.find((row) => row.code === personas[persona].unit)!;
      await addPersona(db, at, persona);
    }
  });
}
