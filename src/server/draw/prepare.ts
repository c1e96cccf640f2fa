/** A draft as it would be frozen now: the lists from the database's facts, the commitment to them, its faults. */
import { abilitiesOf } from '../../contract/abilities.ts';
import type { Language } from '../../contract/problem.ts';
import {
  commitmentFaults,
  commitmentOf,
  faultText,
  poolWords,
  prepareLists,
  type Commitment,
  type DrawSpec,
  type Facts,
  type Prepared,
} from '../../domain/draw/index.ts';
import { roles } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import {
  listCandidates,
  listCapable,
  listCounties,
  listPastVisits,
  listUnits,
  type Capable,
} from './pool-queries.ts';
import type { DrawRow } from './queries.ts';
import { purposeWords } from './words.ts';

const capableRoles = roles.filter((role) => abilitiesOf[role].includes('visit.capture'));

/** Who can be sent by a unit: accounts below it that may fill in a visit. */
export const listPeople = (db: Db, range: { unitNo: number; lastNo: number }): Promise<Capable[]> =>
  listCapable(db, capableRoles, range);

const day = (now: Date, daysBefore: number) =>
  new Date(now.getTime() - daysBefore * 86_400_000).toISOString().slice(0, 10);

/** The county each unit lies in; both lists come in the order of the tree. */
function districtsOf(
  units: readonly { unitNo: number; parent: string | null }[],
  counties: readonly { unitNo: number; lastNo: number; name: string }[],
): string[] {
  let at = 0;
  return units.map(({ unitNo, parent }) => {
    while (at < counties.length && counties[at]!.lastNo < unitNo) at += 1;
    const county = counties[at];
    return county && county.unitNo <= unitNo ? county.name : (parent ?? '');
  });
}

/** Ids of the units that the decisions name. */
export const unitsNamed = ({ pool, avoid }: DrawSpec): number[] => [
  ...new Set([...pool.underIds, ...[...pool.exclude, ...avoid].map(({ unitId }) => unitId)]),
];

async function findFacts(db: Db, draw: DrawRow, now: Date): Promise<Facts> {
  const { spec } = draw;
  const units = await listUnits(db, unitsNamed(spec));
  const inside = units.filter(
    ({ id, unitNo, lastNo }) =>
      spec.pool.underIds.includes(id) && unitNo >= draw.unitNo && lastNo <= draw.lastNo,
  );
  const ranges = spec.pool.underIds.length > 0 ? inside : [draw];
  const plain = ranges.map(({ unitNo, lastNo }) => ({ unitNo, lastNo }));
  const found = await listCandidates(db, plain, spec.pool);
  const districts = districtsOf(found, await listCounties(db));
  const chosen = spec.inspectors?.map(({ accountId }) => accountId) ?? [];
  const isLocked = spec.lockOutDays > 0 && chosen.length > 0;
  return {
    candidates: found.map((one, at) => ({ ...one, district: districts[at]! })),
    people: await listPeople(db, draw),
    visits: isLocked ? await listPastVisits(db, chosen, day(now, spec.lockOutDays)) : [],
    codes: new Map(units.map(({ id, code, name }) => [id, { code, name }])),
  };
}

export type Draft = Prepared & { commitment: Commitment; faults: string[] };

/** @param chainTop '' while the draft is only looked at */
export async function prepareDraft(
  db: Db,
  draw: DrawRow,
  given: { now: Date; chainTop: string; language: Language },
): Promise<Draft> {
  const facts = await findFacts(db, draw, given.now);
  const prepared = prepareLists(draw.spec, draw.covert, facts);
  const commitment = commitmentOf(draw.spec, prepared.lists, {
    title: draw.name,
    purpose: purposeWords[draw.purpose],
    unit: draw.unit.name,
    poolRule: poolWords(draw.spec, draw.unit.name, facts),
    frozenAt: given.now.toISOString(),
    chainTop: given.chainTop,
    covert: draw.covert,
  });
  const faults = commitmentFaults(commitment, prepared.lists).map(
    (one) => faultText(one)[given.language],
  );
  const gone = (draw.spec.inspectors?.length ?? 0) - prepared.people.length;
  if (gone > 0) faults.push(goneText(gone)[given.language]);
  return { ...prepared, commitment, faults };
}

const goneText = (count: number) => ({
  zh: `所选检查人员中有 ${count} 人已停用或不再能填写检查单。请重新选择检查人员。`,
  en: `${count} of the chosen inspectors are disabled or may no longer capture visits. Choose again.`,
});
