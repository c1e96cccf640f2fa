/** 读法: which option of each ambiguous clause is in force. Default = the first option. */

type Option = { value: string; label: string };
type ReadingLike = { id: string; question: string; options: Option[] };
type Owner = { id: string; readings: ReadingLike[] };
export type ReadingPlan = { readings: ReadingLike[]; rules: Owner[]; goals: Owner[] };

/** Every reading of a plan under its full name: "全区", "C3-R08.A1". */
export function allReadings(
  plan: ReadingPlan,
): { key: string; owner: string | null; reading: ReadingLike }[] {
  const own = plan.readings.map((reading) => ({ key: reading.id, owner: null, reading }));
  const owned = [...plan.goals, ...plan.rules].flatMap((owner) =>
    owner.readings.map((reading) => ({
      key: `${owner.id}.${reading.id}`,
      owner: owner.id,
      reading,
    })),
  );
  return [...own, ...owned];
}

const has = (reading: ReadingLike, value: string | undefined) =>
  reading.options.some((option) => option.value === value);

/** The chosen option of every reading; what is not chosen, or is no option any more, takes its default. */
export function completeReadings(
  plan: ReadingPlan,
  chosen: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    allReadings(plan).map(({ key, reading }) => [
      key,
      has(reading, chosen[key]) ? chosen[key]! : reading.options[0]!.value,
    ]),
  );
}

/** The first choice that the plan does not offer, as "C3-R08.A1=x"; null when all are known. */
export function unknownChoice(plan: ReadingPlan, chosen: Record<string, string>): string | null {
  const known = new Map(allReadings(plan).map(({ key, reading }) => [key, reading]));
  for (const [key, value] of Object.entries(chosen)) {
    const reading = known.get(key);
    if (!reading || !has(reading, value)) return `${key}=${value}`;
  }
  return null;
}

/** Every reading with its options, for a person who has to choose: "全区=市行/县行；C3-R08.A1=no/yes". */
export const readingsOffered = (plan: ReadingPlan): string =>
  allReadings(plan)
    .map(({ key, reading }) => `${key}=${reading.options.map((o) => o.value).join('/')}`)
    .join('；');

/** The readings a formula of `owner` can see, by their short names: {A1: "no", 全区: "市行"}. */
export function visibleReadings(
  plan: ReadingPlan,
  owner: string,
  all: Record<string, string>,
): Record<string, string> {
  const visible = allReadings(plan).filter((r) => r.owner === null || r.owner === owner);
  return Object.fromEntries(visible.map(({ key, reading }) => [reading.id, all[key]!]));
}

/**
 * Understands what a person types: "R08.A1=yes", "C3-R08.A1=yes", "全区=县行",
 * "R09=cumulative" or "R09.cumulative=yes" where only one reading of the rule has that option.
 * @returns the full name and option, or null when the plan has no such reading or option
 */
export function parseReading(
  plan: ReadingPlan,
  text: string,
): { key: string; value: string } | null {
  const at = text.indexOf('=');
  if (at < 1) return null;
  const left = text.slice(0, at).trim();
  const right = text.slice(at + 1).trim();
  const [ownerName, readingName] = left.split('.') as [string, string | undefined];
  const known = allReadings(plan);
  const sameOwner = (owner: string | null) =>
    owner === ownerName || owner?.endsWith(`-${ownerName}`) === true;
  const find = (test: (r: (typeof known)[number]) => boolean, value: string) => {
    const found = known.filter((r) => test(r) && has(r.reading, value));
    return found.length === 1 ? { key: found[0]!.key, value } : null;
  };
  if (readingName === undefined) return find((r) => r.key === left || sameOwner(r.owner), right);
  const ofOwner = (r: (typeof known)[number]) => sameOwner(r.owner);
  return (
    find((r) => ofOwner(r) && r.reading.id === readingName, right) ??
    (right === 'yes' ? find(ofOwner, readingName) : null)
  );
}
