/** What a verdict on a deduction makes of the inspection: the item's points, the score, the grade, a lifted 一票否决. */
import type { Score } from '../../domain/standard/index.ts';
import type { Effect } from '../../contract/appeal.ts';
import type { Db } from '../db/open.ts';
import { rescore } from '../visit/index.ts';
import { findVisit, updateDeduction } from './change-queries.ts';
import type { AppealRecord } from './queries.ts';

type Facts = Effect['facts'];
const named = (codes: string[]) => codes.join('、') || '无';

/** What an outlet reads beside the score, where it moved. */
function besides({ before, after }: { before: Score; after: Score }): Facts {
  const rows = [
    { what: '一票否决', before: named(before.vetoed), after: named(after.vetoed) },
    { what: '等级', before: before.grade ?? '无', after: after.grade ?? '无' },
  ];
  return rows.filter((row) => row.before !== row.after);
}

/**
 * Changes the deduction and the score. A visit that was captured here is scored anew from its answers;
 * an imported one rises by the points given back.
 * @param remaining points on the scale of 100
 */
export async function correct(
  db: Db,
  row: AppealRecord,
  remaining: string,
): Promise<{ after: string; facts: Facts }> {
  const { itemCode } = row;
  const key = { unitId: row.unit.id, id: row.subjectId };
  const { score: before } = await findVisit(db, key);
  const scores = await rescore(
    db,
    { unitId: key.unitId, inspectionId: key.id },
    { itemCode, remaining },
  );
  const after = await updateDeduction(db, {
    ...key,
    itemCode,
    remaining,
    appealId: row.id,
    scores,
  });
  return { after, facts: [{ what: '得分', before, after }, ...(scores ? besides(scores) : [])] };
}
