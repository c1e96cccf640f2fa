/** 硬件报修, and the Word documents of repairs and notices. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import { newRepair, writtenSchema } from '../../contract/rectification.ts';
import { problem } from '../../contract/problem.ts';
import { writeOfficial } from '../../documents/index.ts';
import { FileAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { rootLine } from '../log/index.ts';
import { listHistory } from '../visit/index.ts';
import { noticeOf, repairFormOf } from './documents.ts';
import { bankToday } from './due.ts';
import { findSibling, listLost } from './notice-queries.ts';
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
    const signed = { unit: actor.unit.name, day: bankToday() };
    const document =
      found.kind === 'repair'
        ? repairFormOf(found, stages, signed)
        : await noticeFor(db, found, signed);
    const foot = (await rootLine(db)) ?? undefined;
    const bytes = await writeOfficial({ ...document, foot });
    const name = found.kind === 'repair' ? '硬件报修单' : '通报';
    return new FileAnswer({ name: `${name}-${found.unit.name}.docx`, mediaType: docxType, bytes });
  },
});

export const routes: Endpoint[] = [repair, word];
