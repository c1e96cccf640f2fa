/** 证据: adding a file to a fact, and looking at it. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import { evidenceSchema, factKinds } from '../../contract/inspection.ts';
import { problem } from '../../contract/problem.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import type { Range } from '../files/store.ts';
import { isoMoment } from '../http/moment.ts';
import { FileAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { addEvidence, storeFile } from './actions.ts';
import type { EvidenceFollowers, EvidenceGuards } from './guard.ts';
import { pieceRoutes } from './piece-routes.ts';
import { findEvidence, findFactUnit } from './queries.ts';

const tag = '证据';
const one = z.object({ unitId: idSchema, id: idSchema });

const add = (guards: EvidenceGuards, followers: EvidenceFollowers) =>
  endpoint({
    method: 'POST',
    path: '/api/evidence/:factKind/:unitId/:factId',
    summary: '上传证据（字段 file，最大 50 MB）：图片、视频、音频、PDF，按内容识别类型',
    tag,
    ability: 'evidence.add',
    params: z.object({ factKind: z.enum(factKinds), unitId: idSchema, factId: idSchema }),
    upload: 50,
    answer: evidenceSchema,
    files: {
      permit: async ({ db, actor, params: { factKind, unitId, factId } }) => {
        const unit = await findFactUnit(db, factKind, unitId, factId);
        if (!unit) throw problem('not-found', { what: '事实' });
        await guards[factKind]?.(db, actor, { unitId, id: factId });
        return unit;
      },
      work: async ({ services, upload }, unit) => ({
        unit,
        file: await storeFile(services, upload()),
      }),
    },
    handler: async ({ db, actor, params, audit }, { unit, file }) => {
      const { factKind, unitId, factId } = params;
      await guards[factKind]?.(db, actor, { unitId, id: factId });
      const added = await addEvidence(db, actor, { kind: factKind, id: factId, unit }, file);
      await followers[factKind]?.(db, actor, { unitId, id: factId });
      const detail = { factKind, factId, sha256: added.sha256, bytes: added.bytes };
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
  params: one,
  answer: 'file',
  handler: async ({ db, services: { files }, params }) => {
    const found = await findEvidence(db, params.unitId, params.id);
    if (found?.removedAt)
      throw problem('evidence-expired', { on: dayOf(isoMoment(found.removedAt)) });
    if (!found || !(await files.has(found.sha256))) throw problem('not-found', { what: '证据' });
    const { name, mediaType, sha256, bytes: size } = found;
    const bytes = { size, etag: sha256, open: (range?: Range) => files.open(sha256, range) };
    return new FileAnswer({ name, mediaType, bytes, inline: true });
  },
});

const thumbnail = endpoint({
  method: 'GET',
  path: '/api/evidence/:unitId/:id/thumbnail',
  summary: '证据的缩略图（手机拍摄时生成的 JPEG）；没有时 404',
  tag,
  ability: 'fact.read',
  params: one,
  answer: 'file',
  handler: async ({ db, services: { files }, params }) => {
    const found = await findEvidence(db, params.unitId, params.id);
    if (!found?.thumbnail || !(await files.has(found.thumbnail))) {
      throw problem('not-found', { what: '缩略图' });
    }
    const bytes = await files.open(found.thumbnail);
    return new FileAnswer({ name: found.name, mediaType: 'image/jpeg', bytes, inline: true });
  },
});

/**
 * @param guards what the nouns say of evidence for their own facts
 * @param followers what a file brings about there, once it is added
 */
export const routesWith = (guards: EvidenceGuards, followers: EvidenceFollowers): Endpoint[] => [
  add(guards, followers),
  open,
  thumbnail,
  ...pieceRoutes,
];
