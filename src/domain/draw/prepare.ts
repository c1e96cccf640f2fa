/** From the decisions and the facts to the lists that are frozen and the commitment that is published. */
import { Decimal } from 'decimal.js';
import { chainLength } from './chain.ts';
import { chanceOf, chanceWords } from './chance.ts';
import { avoidLines, freeze, inspectorLines, memberLines } from './lists.ts';
import { drawFormat, type Avoid, type Commitment, type Inspector, type Lists } from './model.ts';
import type { Candidate, DrawSpec, PastVisit, Person, StratumKind } from './spec.ts';
import { quotasOf, scoreBand, stratumName } from './strata.ts';

/** What the database knows of the pool and the people. */
export type Facts = {
  candidates: readonly Candidate[];
  people: readonly Person[];
  visits: readonly PastVisit[];
  /** Codes of the units named in exclusions and avoided pairs, by id. */
  codes: ReadonlyMap<number, { code: string; name: string }>;
};

export type Prepared = {
  lists: Lists;
  /** Who stands behind the code of each inspector, in the order of the list. */
  people: Person[];
};

/** Whether the last score admits the unit to the pool. */
function isAdmitted({ score }: Candidate, { pool }: DrawSpec): boolean {
  if (!pool.score) return true;
  if (score === null) return pool.score.unvisited;
  const { from, below } = pool.score;
  return (
    (from === null || new Decimal(score).gte(from)) &&
    (below === null || new Decimal(score).lt(below))
  );
}

const partOf = (candidate: Candidate, { cuts }: DrawSpec): Record<StratumKind, string> => ({
  district: candidate.district,
  level: candidate.level,
  band: scoreBand(candidate.score, cuts),
});

/** Inspectors of covert visits go by an alias: their names are nobody's business even afterwards. */
const inspectorOf = (person: Person, at: number, capacity: number | null, covert: boolean) =>
  covert
    ? { code: `J${String(at + 1).padStart(2, '0')}`, name: `检查人员 ${at + 1}`, capacity }
    : { code: person.username, name: person.name, capacity };

/** Who may not go where: 回避 as stated, then 锁定期; of a covert draw without days. */
function avoidOf(
  spec: DrawSpec,
  covert: boolean,
  facts: Facts,
  codeOf: ReadonlyMap<string, string>,
  pool: ReadonlySet<string>,
): Avoid[] {
  const stated = spec.avoid.map(({ accountId, unitId, reason }) => ({
    inspector: codeOf.get(accountId) ?? '',
    member: facts.codes.get(unitId)?.code ?? '',
    reason: covert ? '回避' : `回避：${reason}`,
  }));
  const locked = facts.visits.map(({ accountId, unitCode, day }) => ({
    inspector: codeOf.get(accountId) ?? '',
    member: unitCode,
    reason: covert ? '锁定期' : `${day} 去过，锁定 ${spec.lockOutDays} 天`,
  }));
  const seen = new Set<string>();
  return [...stated, ...locked].filter(({ inspector, member }) => {
    const pair = `${inspector}\t${member}`;
    const isNew = inspector !== '' && pool.has(member) && !seen.has(pair);
    seen.add(pair);
    return isNew;
  });
}

/** The lists as they would be frozen now. */
export function prepareLists(spec: DrawSpec, covert: boolean, facts: Facts): Prepared {
  const excluded = new Set(spec.pool.exclude.map(({ unitId }) => unitId));
  const members = facts.candidates
    .filter((one) => !excluded.has(one.id) && isAdmitted(one, spec))
    .map((one) => {
      const parts = partOf(one, spec);
      return {
        code: one.code,
        name: one.name,
        stratum: stratumName(spec.strata.map((kind) => parts[kind])),
        ...chanceOf({ score: one.score, target: spec.pool.target }, spec.chance),
        hours: spec.hours?.open ?? '',
      };
    });
  const byId = new Map(facts.people.map((person) => [person.accountId, person]));
  const chosen = (spec.inspectors ?? []).flatMap(({ accountId, capacity }) => {
    const person = byId.get(accountId);
    return person ? [{ person, capacity }] : [];
  });
  const inspectors: Inspector[] = chosen.map(({ person, capacity }, at) =>
    inspectorOf(person, at, capacity, covert),
  );
  const codeOf = new Map(chosen.map(({ person }, at) => [person.accountId, inspectors[at]!.code]));
  const pool = new Set(members.map(({ code }) => code));
  const avoid = spec.inspectors ? avoidOf(spec, covert, facts, codeOf, pool) : [];
  return { lists: { members, inspectors, avoid }, people: chosen.map(({ person }) => person) };
}

/** The pool in words: part of the commitment, so that nobody can be left out unsaid. */
export function poolWords(spec: DrawSpec, unitName: string, facts: Facts): string {
  const { pool } = spec;
  const named = (id: number) => facts.codes.get(id)?.name ?? String(id);
  const under = pool.underIds.length > 0 ? pool.underIds.map(named).join('、') : unitName;
  const parts = [`${under}所属${pool.level}`];
  if (pool.score) {
    const { from, below, unvisited } = pool.score;
    const band = [from === null ? '' : `${from} 分以上`, below === null ? '' : `不满 ${below} 分`];
    const words = band.filter(Boolean).join('、');
    parts.push(
      `最近一次${pool.kind}${words || '有成绩'}的${unvisited ? '，以及未检查的' : '，不含未检查的'}`,
    );
  }
  if (pool.exclude.length > 0)
    parts.push(
      `不列入：${pool.exclude.map(({ unitId, reason }) => `${named(unitId)}（${reason}）`).join('、')}`,
    );
  return parts.join('；');
}

/** The commitment to these lists. `chainTop` is '' while only looked at. */
export function commitmentOf(
  spec: DrawSpec,
  lists: Lists,
  given: {
    title: string;
    purpose: string;
    unit: string;
    poolRule: string;
    frozenAt: string;
    chainTop: string;
    covert: boolean;
  },
): Commitment {
  const { hours } = spec;
  return {
    format: drawFormat,
    title: given.title,
    purpose: given.purpose,
    unit: given.unit,
    frozenAt: given.frozenAt,
    hash: 'sha256',
    pool: freeze(memberLines(lists.members)),
    poolRule: given.poolRule,
    chance: chanceWords(spec.chance),
    quotaRule: spec.quotaRule,
    quotas: quotasOf(lists.members, spec.quotaRule),
    sources: spec.sources,
    reserves: spec.reserves,
    chainTop: given.chainTop,
    confidential: given.covert,
    objection: { until: spec.objection.until ?? '', contact: spec.objection.contact },
    inspectors: spec.inspectors && freeze(inspectorLines(lists.inspectors)),
    avoid: spec.inspectors && freeze(avoidLines(lists.avoid)),
    lockOutDays: spec.inspectors ? spec.lockOutDays : 0,
    hours: hours && { days: hours.days, minutes: hours.minutes },
    doubles: spec.doubles,
  };
}

/** Links of the chain the draw will need. */
export const linksOf = (spec: DrawSpec, covert: boolean): number =>
  chainLength({ reserves: spec.reserves, confidential: covert });
