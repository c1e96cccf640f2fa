/** 证据: adding a file to a fact, and looking at it. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import { evidenceSchema, factKinds } from '../../contract/inspection.ts';
import { problem } from '../../contract/problem.ts';
import { FileAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { addEvidence } from './actions.ts';
import { findEvidence } from './queries.ts';

const tag = '证据';

const add = endpoint({
  method: 'POST',
  path: '/api/evidence/:factKind/:unitId/:factId',
  summary: '上传证据（字段 file，最大 50 MB）：图片、MP4、音频、PDF，按内容识别类型',
  tag,
  ability: 'evidence.add',
  params: z.object({ factKind: z.enum(factKinds), unitId: idSchema, factId: idSchema }),
  upload: 50,
  answer: evidenceSchema,
  handler: async ({ db, services, actor, params, upload, audit }) => {
    const { factKind: kind, unitId, factId: id } = params;
    const file = upload();
    const { added, unit } = await addEvidence(
      db,
      services.files,
      actor,
      { kind, unitId, id },
      file,
    );
    const detail = { factKind: kind, factId: id, sha256: added.sha256, bytes: added.bytes };
    audit({ action: 'evidence.add', subject: file.name, unit, detail });
    return added;
  },
});

const open = endpoint({
  method: 'GET',
  path: '/api/evidence/:unitId/:id/file',
  summary: '查看证据文件；支持分段读取',
  tag,
  ability: 'fact.read',
  params: z.object({ unitId: idSchema, id: idSchema }),
  answer: 'file',
  handler: async ({ db, services: { files }, params }) => {
    const found = await findEvidence(db, params.unitId, params.id);
    if (!found || !files.has(found.sha256)) throw problem('not-found', { what: '证据' });
    const { name, mediaType, bytes: size, sha256 } = found;
    const bytes = {
      size,
      etag: sha256,
      open: (range?: { start: number; end: number }) => files.open(sha256, range),
    };
    return new FileAnswer({ name, mediaType, bytes, inline: true });
  },
});

export const routes: Endpoint[] = [add, open];
