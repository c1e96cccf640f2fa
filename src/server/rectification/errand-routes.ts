/** 硬件报修, 当晚演练与晨会, and their Word documents. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import { drillsMade, newDrills, newRepair, writtenSchema } from '../../contract/rectification.ts';
import { problem } from '../../contract/problem.ts';
import { writeOfficial } from '../../documents/index.ts';
import { FileAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listHistory } from '../visit/index.ts';
import { noticeOf, repairFormOf } from './documents.ts';
import { bankToday, endOfToday, nextMorningOf } from './due.ts';
import { insertDrillsFor } from './errand-queries.ts';
import { findSibling, listLost } from './notice-queries.ts';
import { loadOwnUnit } from '../organisation/index.ts';
import { openRepair } from './open.ts';
import { findRectification, type Found } from './queries.ts';
import { stageWords } from './words.ts';

const tag = '整改';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const repair = endpoint({
  method: 'POST',
  path: '/api/repairs',
  summary: '硬件报修',
  tag,
  ability: 'rectification.edit',
  body: newRepair,
  answer: writtenSchema,
  handler: async ({ db, body, actor, audit }) => {
    const { written, unit } = await openRepair(db, actor, body);
    audit({ action: 'repair.open', subject: body.device, unit, detail: body });
    return written;
  },
});

const drills = endpoint({
  method: 'POST',
  path: '/api/drills',
  summary: '对所列网点发通报：当晚演练、次日晨会；同一网点一天一次',
  tag,
  ability: 'rectification.verify',
  body: newDrills,
  answer: drillsMade,
  handler: async ({ db, body, actor, audit }) => {
    for (const unitId of body.unitIds) await loadOwnUnit(db, actor, unitId);
    const dues = { evening: endOfToday(), morning: await nextMorningOf(db, actor.unit.id) };
    const given = { by: actor.name, note: body.note, today: bankToday() };
    const made = await insertDrillsFor(db, body.unitIds, dues, given);
    audit({ action: 'drill.open', subject: `${made.outlets} 个网点`, detail: body });
    return made;
  },
});

/** A drill's notice names its meeting too; asked for from the meeting it is the drill's. */
async function noticeFor(
  db: Parameters<typeof findSibling>[0],
  found: Found,
  signed: { unit: string; day: string },
) {
  const other = await findSibling(db, found, found.kind === 'drill' ? 'morning' : 'drill');
  const sibling = other === null ? null : await findRectification(db, found.unit.id, other);
  const [drill, morning] = found.kind === 'drill' ? [found, sibling] : [sibling ?? found, found];
  return noticeOf(drill, morning, await listLost(db, found), signed);
}

const word = endpoint({
  method: 'GET',
  path: '/api/rectifications/:unitId/:id/document.docx',
  summary: '硬件报修单，或当日通报，Word',
  tag,
  ability: 'rectification.read',
  params: z.object({ unitId: idSchema, id: idSchema }),
  answer: 'file',
  handler: async ({ db, params, actor }) => {
    const found = await findRectification(db, params.unitId, params.id);
    if (!found || !['repair', 'drill', 'morning'].includes(found.kind))
      throw problem('not-found', { what: '文书' });
    const history = await listHistory(db, 'rectification', params.unitId, params.id);
    const stages = history
      .filter(({ action }) => action === 'stage' || action === 'open')
      .map(({ at, by, detail }) => ({
        at,
        by,
        stage: stageWords[(detail['after'] ?? 'reported') as keyof typeof stageWords],
      }));
    const document =
      found.kind === 'repair'
        ? repairFormOf(found, stages)
        : await noticeFor(db, found, { unit: actor.unit.name, day: bankToday() });
    const bytes = await writeOfficial(document);
    const name = found.kind === 'repair' ? '硬件报修单' : '通报';
    return new FileAnswer({ name: `${name}-${found.unit.name}.docx`, mediaType: docxType, bytes });
  },
});

export const routes: Endpoint[] = [repair, drills, word];
