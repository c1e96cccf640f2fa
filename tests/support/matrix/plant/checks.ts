/** 批次、检查单、录像调取、手机上的作答. */
import { randomUUID } from 'node:crypto';
import { operation, passed, start } from '../../answers.ts';
import { submitVisit } from '../../captured.ts';
import { openRound, roundOf } from '../../rounds.ts';
import { made, picture, pieceOf, post, today, type Ground, type Made } from '../ground.ts';

export async function rounds({ test, as, at, outlet, inspector }: Ground, standardId: number) {
  const service = as('service-admin');
  const body = (name: string, over: object = {}) =>
    roundOf({
      standardId,
      unitIds: [outlet],
      inspectors: [inspector],
      over: {
        name: `${at.mark}${name}`,
        wave: `${at.key}-${name}`,
        settings: { lockOutDays: 0 },
        ...over,
      },
    });
  const draft = (await post<Made>(service, '/api/rounds', body('草稿'))).id;
  const visits: Record<string, { unitId: number; id: number }> = {};
  const ids: Record<string, number> = {};
  for (const state of ['draft', 'submitted', 'reviewing', 'approved', 'locked', 'remote']) {
    const remote = state === 'remote' ? { kind: '非现场检查' } : {};
    const roundId = await openRound(service, body(state, remote));
    const { rows } = await test.services.database.pool.query<{ unitId: number; id: number }>(
      'select unit_id as "unitId", id from visit where round_id = $1',
      [roundId],
    );
    visits[state] = rows[0]!;
    ids[state] = roundId;
    if (state === 'draft' || state === 'remote') continue;
    const { unitId, id } = visits[state];
    await submitVisit(test, { unitId, id, state, ownerId: inspector });
    const steps = ['review', 'approve', 'lock'];
    const upTo = ['submitted', 'reviewing', 'approved', 'locked'].indexOf(state);
    for (const step of steps.slice(0, upTo))
      await post(as('reviewer'), `/api/visits/${unitId}/${id}/${step}`);
  }
  const { unitId, id } = visits['remote']!;
  const from = `${today}T09:00:00+08:00`;
  const span = { fromAt: from, toAt: `${today}T10:00:00+08:00`, dueAt: `${today}T23:00:00+08:00` };
  const clip = await post<Made>(service, `/api/visits/${unitId}/${id}/clips`, span);
  return {
    roundDraft: draft,
    roundOpen: ids['draft']!,
    roundRemote: ids['remote']!,
    visits,
    clip: { unitId, id: clip.id },
  };
}

export async function captured({ test, as, at }: Ground, visit: { unitId: number; id: number }) {
  const path = `/api/capture/${visit.unitId}/${visit.id}`;
  const clientId = randomUUID();
  const send = await test.app.inject({
    method: 'POST',
    url: `${path}/evidence/${clientId}?${new URLSearchParams(pieceOf(picture))}`,
    headers: {
      cookie: as('inspector').cookie,
      'x-mingchuang': '1',
      'content-type': 'application/octet-stream',
    },
    payload: picture,
  });
  made(send, 'piece');
  const answer = operation('H01', passed(true, { reason: at.mark }));
  const operations = [start(), answer];
  await post(as('inspector'), path, { deviceNow: new Date().toISOString(), operations });
  return clientId;
}
