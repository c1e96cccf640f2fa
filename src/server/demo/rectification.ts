/** 整改 of the demo county: a year worked on, repairs on their way, and tonight's drills. */
import { sql } from 'drizzle-orm';
import type { DemoBank } from '../../domain/demo/index.ts';
import {
  defaultSettings,
  stateOfStage,
  type RepairStage,
} from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import {
  bankToday,
  endOfToday,
  followComplaints,
  followSource,
  insertDrillsFor,
  insertRectification,
  nextMorningOf,
  updateEscalations,
  updateSettings,
} from '../rectification/index.ts';
import { findPlaces } from './queries.ts';
import {
  insertHeldDrills,
  updateClosed,
  updateRepairAge,
  updateUndone,
  updateUnfinished,
  updateWorked,
} from './rectification-queries.ts';

const repairs: {
  device: string;
  place: string;
  fault: string;
  stage: RepairStage;
  days: number;
}[] = [
  {
    device: '叫号机',
    place: '大堂入口',
    fault: '不出号，客户排队无序',
    stage: 'assigned',
    days: 9,
  },
  { device: '自助取款机', place: '自助区', fault: '银联标识破损', stage: 'reported', days: 2 },
  { device: '点钞机', place: '3 号柜台', fault: '显示屏不亮', stage: 'accepted', days: 15 },
  { device: '空调', place: '营业大厅', fault: '制冷不足', stage: 'repaired', days: 6 },
];

async function openRepairs(db: Db, codes: string[], by: string): Promise<void> {
  const places = await findPlaces(db, codes);
  for (const [at, { stage, days, ...form }] of repairs.entries()) {
    const unit = places.get(codes[at % codes.length]!)!;
    const id = await insertRectification(db, {
      unit,
      kind: 'repair',
      title: `${form.device}：${form.fault}`,
      sourceKind: '',
      sourceId: 0,
      itemCode: '',
      category: '硬件',
      post: '',
      ownerName: '',
      dueAt: endOfToday(),
      criterion: { kind: 'accepted' },
      form: {
        ...form,
        stage,
        urgency: 'normal',
        ...(stage === 'assigned' ? { vendor: '县科技维修中心' } : {}),
      },
      createdBy: by,
    });
    await updateRepairAge(db, id, stateOfStage[stage], days);
  }
}

/** Outlets by their score in the province's last round, the lowest first. */
const worstOf = ({ book }: DemoBank, own: ReadonlySet<string>): string[] =>
  book.scores
    .filter((row) => row.wave === '2023Q4' && row.kind === '省行神秘人' && own.has(row.unitCode))
    .toSorted((a, b) => Number(a.score) - Number(b.score))
    .map(({ unitCode }) => unitCode);

export async function addRectifications(db: Db, bank: DemoBank): Promise<void> {
  const by = bank.accounts.find(({ username }) => username === 'service')!.name;
  const head = bank.accounts.find(({ username }) => username === 'head')!.unitCode;
  const outlets = bank.book.units.filter(({ parentCode }) => parentCode === bank.ownCounty);
  const codes = [head, ...outlets.map(({ code }) => code).filter((code) => code !== head)];
  const county = (await findPlaces(db, [bank.ownCounty])).get(bank.ownCounty)!;
  const range = { lo: county.unitNo, hi: county.lastNo };
  await updateSettings(db, county, 0, { ...defaultSettings, cleanVisits: 2 }, by);
  const visits = sql`select unit_id, id from inspection where unit_no between ${range.lo} and ${range.hi}`;
  const following = { by, unset: false, past: true };
  await followSource(db, visits, following);
  await updateWorked(db, range);
  await followSource(db, visits, following);
  await updateUnfinished(db, range);
  await updateClosed(db, range);
  await updateUndone(db, range);
  const complaints = sql`select unit_id, id from complaint where unit_no between ${range.lo} and ${range.hi} and happened_on >= '2023-11-01'`;
  await followComplaints(db, complaints, following);
  await openRepairs(db, codes.slice(0, 3), by);
  const worst = worstOf(bank, new Set(codes)).filter((code) => code !== head);
  const places = await findPlaces(db, [head, ...worst.slice(0, 2)]);
  const dues = { evening: endOfToday(), morning: await nextMorningOf(db, county.id) };
  const given = { by, note: '重点演练迎送用语与分流', today: bankToday() };
  await insertDrillsFor(
    db,
    [...places.values()].map(({ id }) => id),
    dues,
    given,
  );
  await insertHeldDrills(db, places.get(head)!.id, by);
  await updateEscalations(db);
}
