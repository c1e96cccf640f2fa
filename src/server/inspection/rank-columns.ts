/**
 * 名次 in columns: a visit has one row in `ranking`, with four columns for each level above its outlet
 * (docs/decisions/0033). The one place that knows which columns belong to which level.
 */

/** `group` = the ancestor's id; all null where the outlet has no ancestor of the level. */
export type RankColumns = Record<'group' | 'place' | 'visited' | 'tied', string>;

const named = (prefix: string): RankColumns => ({
  group: `${prefix}_id`,
  place: `${prefix}_place`,
  visited: `${prefix}_visited`,
  tied: `${prefix}_tied`,
});

/** Levels within which outlets are ranked, from the top down, with their columns. */
export const rankLevels: readonly (RankColumns & { level: string })[] = [
  { level: '省行', ...named('province') },
  { level: '市行', ...named('city') },
  { level: '县行', ...named('county') },
  { level: '支行', ...named('branch') },
];

/** @param alias of a row of `ranking`; within a level in which nobody is ranked all columns are null */
export function rankColumns(alias: string, within: string): RankColumns {
  const names = rankLevels.find(({ level }) => level === within);
  const column = (name: keyof RankColumns) => (names ? `${alias}.${names[name]}` : 'null::bigint');
  return {
    group: column('group'),
    place: column('place'),
    visited: column('visited'),
    tied: column('tied'),
  };
}

/** To be joined laterally: a row of `ranking` as a row for each level, (within, place, visited, tied). */
export function placesText(alias: string): string {
  const rows = rankLevels.map(
    ({ level, place, visited, tied }) =>
      `('${level}', ${[place, visited, tied].map((name) => `${alias}.${name}`).join(', ')})`,
  );
  return `(select * from (values ${rows.join(', ')}) p(within, place, visited, tied) where place is not null)`;
}
