/** 个人信息：申请、影响评估、保全. */
import { made, post, type Ground, type Made } from '../ground.ts';

export const assessmentOf = (title: string) => ({
  title,
  uses: ['ledger'],
  purpose: title,
  lawfulness: title,
  effect: title,
  measures: title,
});

/** A request, an assessment, a hold, and what would be erased of who has left. */
export async function personal(
  { as, at, outlet }: Ground,
  people: { staff: number; gone: number },
) {
  const service = as('service-admin');
  const asked = { kind: 'explain', reason: at.mark };
  const request = (await post<Made>(as('staff'), '/api/personal/requests', asked)).id;
  const given = assessmentOf(`${at.mark}评估`);
  const assessment = (await post<Made>(service, '/api/personal/assessments', given)).id;
  const held = { unitId: outlet, kind: 'ticket', reason: at.mark };
  const hold = (await post<Made>(service, '/api/personal/holds', held)).id;
  const { sha256 } = made<{ sha256: string }>(
    await service.get(`/api/personal/people/${people.gone}`),
  );
  return { request, assessment, hold, sha256 };
}
