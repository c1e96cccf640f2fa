/** 录像调取 over HTTP: asked for a remote visit, answered by the outlet with a file, a link or a reason. */
import type { z } from 'zod';
import { okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  clipLinkBody,
  clipRefuseBody,
  clipsPage,
  clipsQuery,
  visitParams,
} from '../../contract/visit-desk.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { addEvidence, storeFile } from '../evidence/index.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type AuditEvent, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { findClip, listClips, updateClip, type ClipAnswer, type ClipRow } from './clip-queries.ts';
import { clipTable } from './tables.ts';

const tag = '录像调取';

const list = endpoint({
  method: 'GET',
  path: '/api/clips',
  summary: '录像调取：时段、岗位、期限、是否已交',
  tag,
  ability: 'visit.read',
  query: clipsQuery,
  answer: clipsPage,
  handler: ({ db, query }) => listClips(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/clips.xlsx',
  summary: '录像调取，Excel',
  tag,
  ability: 'visit.read',
  query: wholeOf(clipsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listClips(db, query);
    return xlsxAnswer('录像调取.xlsx', await writeTables([clipTable(rows)]));
  },
});

/** A request that still waits, late or not. @throws Problem `not-found`, `wrong-state` */
async function loadOpen(db: Db, { unitId, id }: z.output<typeof visitParams>): Promise<ClipRow> {
  const clip = await findClip(db, unitId, id);
  if (!clip) throw problem('not-found', { what: '录像调取' });
  if (clip.state !== 'provided') return clip;
  const next = '如需更换，请联系发起检查的部门另发一次调取。';
  throw problem('wrong-state', { what: '录像调取', state: '已提供', action: '再次答复', next });
}

async function answer(db: Db, clip: ClipRow, given: ClipAnswer): Promise<AuditEvent> {
  await updateClip(db, clip, given);
  const subject = `${clip.unit.name} ${clip.fromAt}–${clip.toAt}`;
  const unit = { id: clip.unit.id, unitNo: clip.unitNo };
  return { action: `clip.${given.state}`, subject, unit, detail: { clip: clip.id } };
}

const file = endpoint({
  method: 'POST',
  path: '/api/clips/:unitId/:id/file',
  summary: '提供录像文件（字段 file，最大 50 MB；更大的请给链接）',
  tag,
  ability: 'clip.provide',
  params: visitParams,
  upload: 50,
  answer: okSchema,
  files: {
    permit: ({ db, params }) => loadOpen(db, params),
    work: ({ services, upload }) => storeFile(services, upload()),
  },
  handler: async ({ db, actor, params, audit }, stored) => {
    const clip = await loadOpen(db, params);
    const unit = { id: clip.unit.id, unitNo: clip.unitNo, secret: false };
    const added = await addEvidence(db, actor, { kind: 'clip', id: params.id, unit }, stored);
    const given = { state: 'provided', evidenceId: added.id, link: null, note: '' } as const;
    audit(await answer(db, clip, given));
    return ok;
  },
});

const link = endpoint({
  method: 'POST',
  path: '/api/clips/:unitId/:id/link',
  summary: '提供录像链接（http 或 https）',
  tag,
  ability: 'clip.provide',
  params: visitParams,
  body: clipLinkBody,
  answer: okSchema,
  handler: async ({ db, params, body, audit }) => {
    const clip = await loadOpen(db, params);
    const given = {
      state: 'provided',
      evidenceId: null,
      link: body.link,
      note: body.note,
    } as const;
    audit(await answer(db, clip, given));
    return ok;
  },
});

const refuse = endpoint({
  method: 'POST',
  path: '/api/clips/:unitId/:id/refuse',
  summary: '说明为什么提供不了录像',
  tag,
  ability: 'clip.provide',
  params: visitParams,
  body: clipRefuseBody,
  answer: okSchema,
  handler: async ({ db, params, body, audit }) => {
    const clip = await loadOpen(db, params);
    audit(await answer(db, clip, { state: 'refused', note: body.reason }));
    return ok;
  },
});

export const routes: Endpoint[] = [list, download, file, link, refuse];
