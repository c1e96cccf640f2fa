/** 申诉、整改、报修、演练、定置、好人好事. */
import { made, picture, post, today, type Ground, type Made } from '../ground.ts';

export async function appeals({ as, at, outlet }: Ground, inspections: number[]) {
  const claim = `${at.mark}录像显示当班柜员着装符合规范`;
  const file = (body: object) =>
    post<Made>(as('outlet-head'), '/api/appeals', {
      unitId: outlet,
      reasonCode: 'recording',
      claim,
      ...body,
    });
  const deduction = { kind: 'deduction', itemCode: `A-${at.mark}` };
  const filed = await file({ ...deduction, id: inspections[0] });
  const accepted = await file({ ...deduction, id: inspections[1] });
  const evidence = made<{ id: number }>(
    await as('outlet-head').upload(
      `/api/evidence/appeal/${outlet}/${filed.id}`,
      `${at.mark}.jpg`,
      picture,
    ),
  );
  await post(as('reviewer'), `/api/appeals/${outlet}/${accepted.id}/accept`);
  const { packetsSha256 } = made<{ packetsSha256: string }>(
    await as('outlet-head').get(`/api/appeals/${outlet}/${filed.id}`),
  );
  return { filed, accepted, file, packet: evidence.id, packetsHash: packetsSha256 };
}

export async function decided({ as, outlet }: Ground, appeal: { id: number }) {
  const path = `/api/appeals/${outlet}/${appeal.id}`;
  await post(as('reviewer'), `${path}/accept`);
  await post(as('reviewer'), `${path}/decision`, { decision: 'upheld', opinion: '录像不清，维持' });
  return appeal;
}

export async function errands({ as, at, outlet }: Ground) {
  const head = as('outlet-head');
  const repair = await post<Made>(head, '/api/repairs', {
    unitId: outlet,
    device: `${at.mark}叫号机`,
    fault: '不出号',
  });
  await post(as('service-admin'), '/api/drills', { unitIds: [outlet] });
  const { rows } = made<{ rows: { id: number; kind: string; version: number }[] }>(
    await head.get('/api/rectifications?kind=drill'),
  );
  const drill = { unitId: outlet, ...rows[0]! };
  const self = await post<Made>(head, '/api/rectifications', {
    unitId: outlet,
    title: `${at.mark}午间窗口少`,
    measure: '大堂经理兼快办窗口',
    sourceKind: 'self',
  });
  const things = [];
  for (const name of ['雨伞架', '老花镜'])
    things.push(
      await post<Made>(head, '/api/placements', { unitId: outlet, name: `${at.mark}${name}` }),
    );
  await post(head, `/api/placements/${outlet}/${things[1]!.id}/request`, { reason: at.mark });
  const deed = await post<Made>(head, '/api/deeds', {
    unitId: outlet,
    happenedOn: today,
    title: `${at.mark}拾金不昧`,
    story: '把客户遗落的手机送还。',
  });
  return { repair, drill, self, placement: things[0]!, asked: things[1]!, deed };
}
