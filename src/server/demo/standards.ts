/** The demo county's checklists: one in two versions, and the form of 篇十一 waiting to be confirmed. */
import { demoChecklist, demoStandards } from '../../domain/demo/standards.ts';
import { allItems, proposeMapping, templates } from '../../domain/standard/index.ts';
import type { Db } from '../db/open.ts';
import {
  addNextVersion,
  addStandard,
  confirmMapping,
  contentHash,
  findStandard,
  publishStandard,
  saveStandard,
} from '../standard/index.ts';

type Place = { unitId: number; unitNo: number; lastNo: number };

export async function loadStandards(db: Db, place: Place, by: string): Promise<void> {
  const [first, second] = demoStandards;
  const given = { name: demoChecklist, document: first!.document, by };
  const firstId = await addStandard(db, place, given);
  const before = await publishStandard(db, firstId, first!.validFrom, 'zh');
  const nextId = await addNextVersion(db, before, by);
  const { sha256 } = (await findStandard(db, nextId))!;
  const edit = { sha256: sha256!, document: second!.document };
  await saveStandard(db, (await findStandard(db, nextId))!, edit);
  const next = await publishStandard(db, nextId, second!.validFrom, 'zh');
  const mapping = proposeMapping(allItems(first!.document), allItems(second!.document));
  await confirmMapping(db, next, { sha256: contentHash(next.mapping), rows: mapping });
  const { evaluation } = templates;
  await addStandard(db, place, { name: evaluation.title, document: evaluation, by });
}
