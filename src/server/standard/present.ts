/** A standard's version as it leaves the server. */
import { may } from '../../contract/abilities.ts';
import type { Language } from '../../contract/problem.ts';
import type { StandardVersion } from '../../contract/standard-version.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { shownFindings } from './actions.ts';
import {
  findPrevious,
  listKnownItems,
  listStandardVersions,
  type StandardVersionRow,
} from './queries.ts';

/** Whether it was issued inside the actor's range; standards from above can be read, not changed. */
export const isOwn = (actor: Actor, row: { unitNo: number; lastNo: number }) =>
  row.unitNo >= actor.unit.unitNo && row.lastNo <= actor.unit.lastNo;

export async function presentStandard(
  db: Db,
  row: StandardVersionRow,
  actor: Actor,
  language: Language,
): Promise<StandardVersion> {
  const { document } = row;
  const previous = await findPrevious(db, row);
  const own = isOwn(actor, row);
  const isDraft = row.state === 'draft';
  const versions = await listStandardVersions(db, row);
  return {
    ...row,
    items: document ? [] : await listKnownItems(db, row.id),
    createdAt: isoMoment(row.createdAt),
    versions,
    previous: previous && { id: previous.id, version: previous.version },
    findings: document && isDraft ? shownFindings(document, language) : [],
    abilities: {
      edit: own && isDraft && may(actor.role, 'standard.edit'),
      publish: own && isDraft && may(actor.role, 'standard.publish'),
      draft:
        own &&
        document !== null &&
        may(actor.role, 'standard.edit') &&
        !versions.some(({ state }) => state === 'draft'),
    },
  };
}
