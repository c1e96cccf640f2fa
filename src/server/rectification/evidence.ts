/** Whether a file may still be added to a rectification: while it is somebody's work, by who does the work. */
import { problem } from '../../contract/problem.ts';
import { isEditable } from '../../domain/rectification/index.ts';
import type { EvidenceGuard } from '../evidence/index.ts';
import { roleNames } from '../http/words.ts';
import { handsOf } from './present.ts';
import { findRectification } from './queries.ts';

/** @throws Problem `not-found`, `forbidden`, `rectification-evidence-closed` */
export const permitEvidence: EvidenceGuard = async (db, actor, { unitId, id }) => {
  const found = await findRectification(db, unitId, id);
  if (!found) throw problem('not-found', { what: '整改' });
  if (!handsOf(actor).edit)
    throw problem('forbidden', { role: roleNames[actor.role].zh, action: '上传整改证据' });
  if (!isEditable(found)) throw problem('rectification-evidence-closed');
};
