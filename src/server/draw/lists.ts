/** The long lists of a draw: the pool, the picks with their visits, one pick's arithmetic. */
import type { z } from 'zod';
import type {
  DrawMember,
  DrawPick,
  DrawReplay,
  membersQuery,
  picksQuery,
} from '../../contract/draw.ts';
import { problem, type Language } from '../../contract/problem.ts';
import { replay, standing, type Member, type Visit } from '../../domain/draw/index.ts';
import type { Table } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { loadLists, type Loaded } from './load-draw.ts';
import { prepareDraft } from './prepare.ts';
import { memberRef, nameOf } from './present.ts';
import { stepsOf } from './steps.ts';

const asRow = ({ code, name, stratum, tickets, reason }: Member, at: number): DrawMember => ({
  number: at + 1,
  code,
  name,
  stratum,
  tickets,
  reason,
});

const page = <T extends DrawMember>(
  rows: T[],
  { search = '', offset, limit }: z.output<typeof membersQuery>,
) => {
  const words = search.trim();
  const fit = words
    ? rows.filter((row) => [row.code, row.name, row.stratum].some((text) => text.includes(words)))
    : rows;
  return { rows: fit.slice(offset, offset + limit), total: fit.length };
};

/** Of a draft as it would be now, later as it was frozen. */
export async function listMembers(
  db: Db,
  loaded: Loaded,
  query: z.output<typeof membersQuery>,
  given: { now: Date; language: Language },
) {
  const lists =
    loaded.draw.state === 'draft'
      ? (await prepareDraft(db, loaded.draw, { ...given, chainTop: '' })).lists
      : await loadLists(db, loaded.draw.id);
  return page(lists.members.map(asRow), query);
}

const drawnOf = ({ steps }: Loaded) => {
  const [drawn] = stepsOf(steps, 'result');
  if (!drawn) throw problem('not-found', { what: '抽取结果' });
  return drawn.document;
};

/** Picks and opened reserves in the order of the draw. @throws Problem `not-found` before the draw */
async function allPicks(db: Db, loaded: Loaded): Promise<DrawPick[]> {
  const { result } = drawnOf(loaded);
  const openings = stepsOf(loaded.steps, 'reserve').map(({ document }) => document);
  const lists = await loadLists(db, loaded.draw.id);
  const name = nameOf(lists.accounts);
  const there = new Set(standing({ result, openings }));
  const doubles = new Set(result.doubles);
  const byNumber = new Map<number, Visit[]>();
  for (const visit of [result, ...openings].flatMap((part) => part.visits))
    byNumber.set(visit.number, [...(byNumber.get(visit.number) ?? []), visit]);
  const rowOf = (number: number, order: number, how: DrawPick['how']): DrawPick => {
    const visits = byNumber.get(number) ?? [];
    return {
      ...asRow(lists.members[number - 1]!, number - 1),
      order,
      how,
      double: doubles.has(number) || visits.some(({ round }) => round === 2),
      standing: there.has(number),
      visits: visits.map(({ round, inspector, slot }) => ({
        round,
        inspector: inspector === null ? null : { code: inspector, name: name(inspector) },
        slot,
      })),
    };
  };
  return [
    ...result.picks.map(({ number, order, how }) => rowOf(number, order, how)),
    ...openings.map(({ number, n }) => rowOf(number, result.picks.length + n, 'reserve')),
  ];
}

const sortKeys: Record<z.output<typeof picksQuery>['sort'], (row: DrawPick) => string> = {
  order: () => '',
  name: ({ name }) => name,
  stratum: ({ stratum }) => stratum,
  inspector: ({ visits }) => visits[0]?.inspector?.name ?? '',
};

export async function listPicks(db: Db, loaded: Loaded, query: z.output<typeof picksQuery>) {
  const key = sortKeys[query.sort];
  const rows = (await allPicks(db, loaded)).toSorted((a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.order - b.order,
  );
  return page(rows, query);
}

const howWords: Record<DrawPick['how'], string> = { must: '必查', drawn: '抽中', reserve: '备选' };

/** Picks for a workbook, a row for each visit. */
export async function picksTable(db: Db, loaded: Loaded): Promise<Table> {
  const picks = await allPicks(db, loaded);
  const rows = picks.flatMap((pick) =>
    pick.visits.map(({ round, inspector, slot }) => [
      pick.order,
      pick.number,
      pick.code,
      pick.name,
      pick.stratum,
      howWords[pick.how],
      pick.standing ? '有效' : '已由备选替换',
      round === 2 ? '双评第二次' : '',
      inspector?.name ?? '',
      slot ? `${slot.day} ${slot.from}-${slot.to}` : '',
    ]),
  );
  return {
    name: '抽取结果',
    columns: [
      { title: '次序' },
      { title: '名单序号' },
      { title: '编码', width: 14 },
      { title: '名称', width: 26 },
      { title: '层', width: 20 },
      { title: '方式' },
      { title: '状态', width: 14 },
      { title: '双评', width: 12 },
      { title: '检查人员', width: 14 },
      { title: '录像时段', width: 24 },
    ],
    rows,
  };
}

/** @throws Problem `not-found` when the number was not drawn (必查 and reserves have no such step) */
export async function replayOne(db: Db, loaded: Loaded, number: number): Promise<DrawReplay> {
  const { result, link } = drawnOf(loaded);
  const lists = await loadLists(db, loaded.draw.id);
  const commitment = stepsOf(loaded.steps, 'commitment')[0]!.document;
  const step = replay(commitment, lists, result.key, link).get(number);
  if (!step) throw problem('not-found', { what: '这一家的抽取算式' });
  const { key, i, hash: digest, left, ticket, tickets } = step;
  return {
    member: memberRef(lists, number),
    stratum: lists.members[number - 1]!.stratum,
    hash: commitment.hash,
    key,
    i,
    digest,
    left,
    ticket,
    tickets,
  };
}
