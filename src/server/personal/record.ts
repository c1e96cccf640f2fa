/** One person's data: what is kept where, a copy of it, and erasing it (个人信息保护法 arts. 45, 47). */
import { createHash } from 'node:crypto';
import type { PersonalRecord } from '../../contract/personal.ts';
import { problem } from '../../contract/problem.ts';
import type { Table } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { asOwner } from '../http/transaction.ts';
import {
  countKept,
  eraseParticipant,
  eraseRows,
  findHindrances,
  findSubject,
  listKept,
  mostRows,
  type Count,
  type Subject,
} from './record-queries.ts';
import { removed } from './register.ts';

/** Past every range, for a person the caller has been allowed to ask about: a copy leaves nothing out. */
const everywhere = <T>(db: Db, work: () => Promise<T>) => asOwner(db, work);

function keptOf({ table, kept, rows, by }: Count): PersonalRecord['kept'][number] {
  const of = { table, title: kept.title, rows, by };
  if (kept.kept) return { ...of, erasing: 'kept', why: kept.kept.why, until: kept.kept.until };
  const why = removed.includes(table) ? '删除' : '抹去姓名与内容，只留不能认出本人的数据';
  return { ...of, erasing: 'wiped', why, until: '' };
}

async function hindrancesOf(db: Db, who: Subject): Promise<string[]> {
  const { appeals, visits, holds } = await findHindrances(db, who);
  return [
    ...(who.erasedAt ? ['此人的数据已经删除'] : []),
    ...(who.leftOn ? [] : ['此人仍在岗，请先登记离岗']),
    ...(appeals > 0 ? [`有 ${appeals} 件申诉尚未办结`] : []),
    ...(visits > 0 ? [`有 ${visits} 张检查单尚未锁定`] : []),
    ...(holds > 0 ? ['所在机构设有保全'] : []),
  ];
}

const hashOf = (kept: PersonalRecord['kept']) =>
  createHash('sha256')
    .update(JSON.stringify(kept.map(({ table, rows }) => [table, rows])))
    .digest('hex');

/** @throws Problem `not-found` outside the reader's range */
export async function loadSubject(db: Db, id: number): Promise<Subject> {
  const inRange = await findSubject(db, id);
  const whole = inRange && (await everywhere(db, () => findSubject(db, id)));
  if (!whole) throw problem('not-found', { what: '人员' });
  return whole;
}

export async function presentRecord(
  db: Db,
  who: Subject,
  mayErase: boolean,
): Promise<PersonalRecord> {
  const counts = await everywhere(db, () => countKept(db, who));
  const kept = counts.map(keptOf);
  const hindrances = await everywhere(db, () => hindrancesOf(db, who));
  const { id, staffNo, name, unit, leftOn, erasedAt } = who;
  return {
    person: { id, staffNo, name, unit, leftOn, erasedAt },
    kept,
    sha256: hashOf(kept),
    hindrances,
    abilities: { erase: mayErase && hindrances.length === 0 },
  };
}

/** Everything about the person, table by table. */
export const copyOf = (db: Db, who: Subject) =>
  everywhere(db, async () => {
    const tables = [];
    for (const count of await countKept(db, who))
      tables.push({ count, rows: await listKept(db, who, count) });
    return tables;
  });
type Copy = Awaited<ReturnType<typeof copyOf>>;

const cell = (value: unknown): string | number | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : typeof value === 'number'
        ? value
        : String(value as string);

const waysOf = { person: '人员编号', account: '账号', name: '姓名与机构' } as const;

/** A list of where something was found, then one sheet for each place. */
export function copyTables(who: Subject, copy: Copy): Table[] {
  const places: Table = {
    name: '来源清单',
    title: `${who.name}（${who.staffNo}）的个人信息，${new Date().toISOString().slice(0, 10)} 导出`,
    columns: [
      { title: '哪里', width: 24 },
      { title: '条数', kind: 'number' },
      { title: '怎样找到', width: 24 },
      { title: '删除时如何处理', width: 50, wrap: true },
    ],
    rows: copy.map(({ count }) => {
      const { title, rows, by, why, until } = keptOf(count);
      return [
        title,
        rows,
        by.map((one) => waysOf[one]).join('、'),
        until ? `${why}；${until}` : why,
      ];
    }),
  };
  const sheets = copy.map(({ count: { kept }, rows }) => ({
    name: kept.title,
    columns: kept.shows.map((title) => ({ title, width: 20 })),
    rows: rows.map((row) => kept.shows.map((column) => cell(row[column]))),
  }));
  return [places, ...sheets];
}

/** The same as one JSON file. */
export const copyDocument = (who: Subject, copy: Copy) => ({
  person: { staffNo: who.staffNo, name: who.name, unit: who.unit },
  exportedAt: new Date().toISOString(),
  mostRowsOfOnePlace: mostRows,
  places: copy.map(({ count, rows }) => {
    const { table, title, rows: total, by, erasing, why, until } = keptOf(count);
    return { table, title, total, by, erasing, why, until, rows };
  }),
});

/**
 * Erases for good what no law keeps. @returns rows touched, and rows kept
 * @throws Problem `erase-hindered`, `erase-staff-no`, `erase-changed`
 */
export async function erase(db: Db, who: Subject, given: { sha256: string; staffNo: string }) {
  const { kept, sha256, hindrances } = await presentRecord(db, who, true);
  if (hindrances.length > 0) throw problem('erase-hindered', { why: hindrances.join('；') });
  if (given.staffNo !== who.staffNo) throw problem('erase-staff-no');
  if (given.sha256 !== sha256) throw problem('erase-changed');
  const rows = await everywhere(db, async () => {
    let touched = 0;
    const counts = await countKept(db, who);
    // What hangs on the account first, the person last: the others are found by it.
    const order = [...counts].sort(
      (a, b) => Number(a.table === 'person') - Number(b.table === 'person'),
    );
    for (const count of order)
      if (!count.kept.kept)
        touched += await eraseRows(db, who, count, removed.includes(count.table));
    await eraseParticipant(db, who);
    return touched;
  });
  const left = kept.filter(({ erasing }) => erasing === 'kept');
  return { rows, kept: left.reduce((all, one) => all + one.rows, 0) };
}

/** The person an account stands for, past the range. */
export const loadOwnSubject = (db: Db, personId: number) =>
  everywhere(db, () => findSubject(db, personId));
