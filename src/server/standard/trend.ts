/** The trend of a checklist across its versions. */
import type { z } from 'zod';
import type { trendAnswer } from '../../contract/standard-version.ts';
import {
  allItems,
  comparable,
  settledMapping,
  trendOf,
  type TrendVersion,
} from '../../domain/standard/index.ts';
import type { Db } from '../db/open.ts';
import { findStandard, listStandardVersions, type StandardVersionRow } from './queries.ts';
import { listLosses, listWaveVisits } from './trend-queries.ts';

/** Versions of the ids given, oldest first, each with what is settled about the one before it. */
async function trendVersions(db: Db, ids: number[]): Promise<TrendVersion[]> {
  const rows: StandardVersionRow[] = [];
  for (const id of ids) {
    const row = await findStandard(db, id);
    if (row?.document) rows.push(row);
  }
  return rows.map((row, at) => {
    const items = allItems(row.document!);
    const before = rows[at - 1];
    const mapping = before ? settledMapping(allItems(before.document!), items, row.mapping) : [];
    return { id: row.id, codes: items.map(({ code }) => code), mapping };
  });
}

/** Points lost per visit and wave up to this version, over the items that can be followed. */
export async function findTrend(
  db: Db,
  row: StandardVersionRow,
  kind: string,
): Promise<z.output<typeof trendAnswer>> {
  const checklist = { unitId: row.unit.id, name: row.name };
  const waves = await listWaveVisits(db, checklist, kind);
  const versions = (await listStandardVersions(db, row)).filter(
    ({ state, version }) => state !== 'draft' && version <= row.version,
  );
  const first = Math.min(
    ...versions
      .filter(({ id }) => waves.some(({ standardId }) => standardId === id))
      .map(({ version }) => version),
  );
  const met = versions.filter(({ version }) => version >= first).toReversed();
  const known = await trendVersions(
    db,
    met.map(({ id }) => id),
  );
  const followed = known[0] ? comparable(known).get(known.at(-1)!.id)! : new Map<string, string>();
  const ids = new Set(known.map(({ id }) => id));
  const items = row.document ? allItems(row.document) : [];
  return {
    points: trendOf(
      known,
      waves.filter(({ standardId }) => ids.has(standardId)),
      await listLosses(db, checklist, kind),
    ),
    followed: followed.size,
    others: items
      .filter(({ code }) => !followed.has(code))
      .map(({ code, name }) => `${code} ${name}`),
    versions: met.map(({ version }) => version),
  };
}
