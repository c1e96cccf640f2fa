/** 影响评估 before persons are named in public (个人信息保护法 arts. 55–56). */
import { assessmentUses, type Assessment, type AssessmentUse } from '../../contract/personal.ts';
import { may } from '../../contract/abilities.ts';
import { problem } from '../../contract/problem.ts';
import { assessmentYears } from '../../domain/personal/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { hasAssessment, type AssessmentRow } from './assessment-queries.ts';

const useWords: Record<AssessmentUse, string> = {
  ledger: '台账公示',
  ranking: '个人排名',
  winners: '获奖名单',
};

/**
 * Every publication that names persons asks here first.
 * @param count lines or people it names; 0 needs nothing
 * @throws Problem `assessment-missing`
 */
export async function requireAssessment(
  db: Db,
  { use, planId, count }: { use: AssessmentUse; planId: number; count: number },
): Promise<void> {
  if (count === 0 || (await hasAssessment(db, use, planId))) return;
  const params = { count: String(count), use: useWords[use], planId: String(planId) };
  throw problem('assessment-missing', params);
}

export function presentAssessment(row: AssessmentRow, actor: Actor): Assessment {
  const { unitNo, createdById, ...shown } = row;
  const isOwn = unitNo >= actor.unit.unitNo && unitNo <= actor.unit.lastNo;
  const isOpen = isOwn && row.approvedAt === null;
  const year = row.approvedAt ? Number(row.approvedAt.slice(0, 4)) + assessmentYears : null;
  return {
    ...shown,
    uses: assessmentUses.filter((use) => row.uses.includes(use)),
    keepUntil:
      year === null ? null : `${year}${row.approvedAt!.slice(4, 10)}`.replace('-02-29', '-02-28'),
    can: {
      edit: isOpen && may(actor.role, 'personal.manage'),
      approve: isOpen && may(actor.role, 'personal.approve') && createdById !== actor.userId,
    },
  };
}
