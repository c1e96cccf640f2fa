/** 申诉决定书 to save and print. */
import { z } from 'zod';
import { appealSchema } from '../../contract/appeal.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { writeOfficial } from '../../documents/index.ts';
import { docxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { rootLine } from '../log/index.ts';
import { decisionDocument } from './decision-document.ts';
import { presentDetail } from './present.ts';
import { findAppeal } from './queries.ts';

const decision = endpoint({
  method: 'GET',
  path: '/api/appeals/:unitId/:id/decision.docx',
  summary: '申诉决定书，Word，公文格式',
  tag: '申诉',
  ability: 'appeal.read',
  params: z.object({ unitId: idSchema, id: idSchema }),
  query: z.object({ number: z.string().trim().max(40).optional() }),
  answer: 'file',
  handler: async ({ db, actor, params: { unitId, id }, query, shown }) => {
    const row = await findAppeal(db, unitId, id);
    if (!row?.decision) throw problem('not-found', { what: '申诉决定' });
    const appeal = await shown(appealSchema, await presentDetail(db, row, actor));
    const foot = (await rootLine(db)) ?? undefined;
    const document = decisionDocument(appeal, query.number || undefined);
    const bytes = await writeOfficial({ ...document, foot });
    return docxAnswer(`申诉决定书-${appeal.unit.name}-${id}.docx`, bytes);
  },
});

export const routes: Endpoint[] = [decision];
