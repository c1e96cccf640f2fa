/** 承诺: what is published before the seed exists, its digest, and what would make it worthless. */
import { canonicalJson, sha256Hex } from './digest.ts';
import { parseHours, slotsOf } from './hours.ts';
import { mostPicks } from './key.ts';
import type { Commitment, Lists } from './model.ts';
import { quotaFaults, type QuotaFault } from './strata.ts';

/** The bytes that are published and digested. */
export const commitmentText = (commitment: Commitment): string => canonicalJson(commitment);
export const commitmentSha256 = (commitment: Commitment): string =>
  sha256Hex(commitmentText(commitment));

export type CommitmentFault = {
  code:
    | QuotaFault['code']
    | 'empty-pool'
    | 'duplicate-code'
    | 'nothing-to-draw'
    | 'too-many-picks'
    | 'no-source'
    | 'duplicate-source'
    | 'source-before-freeze'
    | 'objection-before-freeze'
    | 'no-contact'
    | 'objection-after-seed'
    | 'too-many-reserves'
    | 'too-many-doubles'
    | 'no-days'
    | 'bad-hours'
    | 'no-inspectors'
    | 'too-little-capacity';
  params: { [name: string]: string };
};

const fault = (
  code: CommitmentFault['code'],
  params: CommitmentFault['params'] = {},
): CommitmentFault => ({ code, params });

const repeated = (codes: readonly string[]): string[] => {
  const seen = new Set<string>();
  return codes.filter((code) => seen.size === seen.add(code).size);
};

const total = ({ quotas }: Commitment) => quotas.reduce((sum, { quota }) => sum + quota, 0);

function poolFaults(commitment: Commitment, { members }: Lists): CommitmentFault[] {
  if (members.length === 0) return [fault('empty-pool')];
  const wanted = total(commitment);
  return [
    ...repeated(members.map(({ code }) => code)).map((code) => fault('duplicate-code', { code })),
    ...quotaFaults(members, commitment.quotaRule).map(({ code, stratum, wanted, possible }) =>
      fault(code, { stratum, wanted: String(wanted), possible: String(possible) }),
    ),
    ...(wanted === 0 ? [fault('nothing-to-draw')] : []),
    ...(wanted > mostPicks ? [fault('too-many-picks', { most: String(mostPicks) })] : []),
    ...(commitment.reserves > members.length - wanted
      ? [fault('too-many-reserves', { possible: String(Math.max(0, members.length - wanted)) })]
      : []),
    ...(commitment.doubles > wanted
      ? [fault('too-many-doubles', { possible: String(wanted) })]
      : []),
  ];
}

/** The seed must lie in the future of the freeze, and objections must be over before it is known. */
function sourceFaults({ sources, frozenAt, objection }: Commitment): CommitmentFault[] {
  if (sources.length === 0) return [fault('no-source')];
  const frozen = Date.parse(frozenAt);
  const until = Date.parse(objection.until);
  const first = Math.min(...sources.map(({ publishedAt }) => Date.parse(publishedAt)));
  return [
    ...repeated(sources.map(({ id }) => id)).map((source) => fault('duplicate-source', { source })),
    ...sources
      .filter(({ publishedAt }) => !(Date.parse(publishedAt) > frozen))
      .map(({ name }) => fault('source-before-freeze', { source: name })),
    ...(until > frozen ? [] : [fault('objection-before-freeze')]),
    ...(objection.contact.trim() ? [] : [fault('no-contact')]),
    ...(until <= first ? [] : [fault('objection-after-seed')]),
  ];
}

function hourFaults({ hours }: Commitment, { members }: Lists): CommitmentFault[] {
  if (!hours) return [];
  if (hours.days.length === 0) return [fault('no-days')];
  const without = members.filter(
    (member) => !parseHours(member.hours) || slotsOf(member.hours, hours.minutes).length === 0,
  );
  const [one] = without;
  return one ? [fault('bad-hours', { name: one.name, count: String(without.length) })] : [];
}

function inspectorFaults(commitment: Commitment, { inspectors }: Lists): CommitmentFault[] {
  if (!commitment.inspectors) return [];
  if (inspectors.length === 0) return [fault('no-inspectors')];
  const needed = total(commitment) + commitment.doubles;
  const room = inspectors.reduce((sum, { capacity }) => sum + (capacity ?? Infinity), 0);
  return [
    ...repeated(inspectors.map(({ code }) => code)).map((code) =>
      fault('duplicate-code', { code }),
    ),
    ...(room < needed
      ? [fault('too-little-capacity', { room: String(room), needed: String(needed) })]
      : []),
  ];
}

/** Everything that forbids the freeze; empty when it may be published. */
export const commitmentFaults = (commitment: Commitment, lists: Lists): CommitmentFault[] => [
  ...poolFaults(commitment, lists),
  ...sourceFaults(commitment),
  ...hourFaults(commitment, lists),
  ...inspectorFaults(commitment, lists),
];
