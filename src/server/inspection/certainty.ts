/** 名次可信度 of one page of a ranking. */
import type { RankingCertainty } from '../../contract/ranking.ts';
import type { RankingRow } from '../../contract/inspection.ts';
import { rankCertainty, rankedGroup, spreadOf } from '../../domain/ranking/index.ts';
import type { Db } from '../db/open.ts';
import { asWide } from '../http/transaction.ts';
import { findVisitSums, listScoreCounts } from './certainty-queries.ts';

type Asked = { kind: string; wave: string; within: string; top: number; bottom: number };

/** Confidence of the intervals. */
const level = 0.95;

/** @param page rows of the ranking that the reader may see */
export async function certaintyOf(
  db: Db,
  asked: Asked,
  page: RankingRow[],
): Promise<RankingCertainty> {
  const groups = [...new Set(page.map((row) => row.group.id))];
  const { sums, counts } = await asWide(db, async () => ({
    sums: await findVisitSums(db, asked),
    counts: await listScoreCounts(db, asked, groups),
  }));
  const spread = spreadOf(sums);
  if (!spread) return { basis: null, rows: [] };
  const rows = groups.flatMap((id) => {
    const own = page.filter((row) => row.group.id === id);
    const said = rankCertainty(
      rankedGroup(counts.get(id) ?? [], spread),
      spread,
      own.map((row) => Number(row.score)),
      { ...asked, level },
    );
    return own.map(({ inspectionId }, at) => ({ inspectionId, ...said[at]! }));
  });
  const { visits, waves } = sums;
  const [visit, outlet] = [Math.sqrt(spread.visit), Math.sqrt(spread.outlet)];
  return { basis: { level, visit, outlet, visits, waves }, rows };
}
