/** Drafts and publishing of standards: a published version is never edited. */
import { findingText } from '../../contract/standard-findings.ts';
import type { ShownFinding } from '../../contract/standard-version.ts';
import { problem, type Language } from '../../contract/problem.ts';
import {
  allItems,
  mappingAfterEdit,
  mappingFault,
  standardFaults,
  type MappingRow,
  type StandardDocument,
} from '../../domain/standard/index.ts';
import type { Db } from '../db/open.ts';
import { contentHash, mappingHash } from './hash.ts';
import {
  findPrevious,
  hasStandardNamed,
  insertDraft,
  insertStandardItems,
  listStandardVersions,
  lockStandard,
  updateInForce,
  updateMapping,
  updateStandardDraft,
  type StandardVersionRow,
} from './queries.ts';

type Place = { unitId: number; unitNo: number; lastNo: number };

/** Structural findings in words. */
export const shownFindings = (document: StandardDocument, language: Language): ShownFinding[] =>
  standardFaults(document).map((finding) => ({
    severity: finding.severity,
    code: finding.code,
    path: finding.path,
    place: finding.place,
    message: findingText(finding, language),
  }));

/** A draft under a name not used here yet. @throws Problem `duplicate` */
export async function addStandard(
  db: Db,
  place: Place,
  given: { name: string; document: StandardDocument; by: string },
): Promise<number> {
  const { name, document, by } = given;
  if (await hasStandardNamed(db, place.unitId, name)) {
    throw problem('duplicate', { what: `检查标准“${name}”` });
  }
  return insertDraft(db, place, { name, document, sha256: contentHash(document), createdBy: by });
}

/** The next version as a draft, from any version of the same checklist. @throws Problem `wrong-state` */
export async function addNextVersion(
  db: Db,
  from: StandardVersionRow,
  by: string,
): Promise<number> {
  const versions = await listStandardVersions(db, from);
  const draft = versions.find(({ state }) => state === 'draft');
  if (draft) {
    throw problem('wrong-state', {
      what: `“${from.name}”`,
      state: `已有草稿（第 ${draft.version} 版）`,
      action: '再建草稿',
      next: '请继续修改那份草稿，或先删除它。',
    });
  }
  if (!from.document) {
    throw problem('wrong-state', {
      what: `“${from.name}”`,
      state: '只有导入扣分时出现过的条目',
      action: '由它新建草稿',
      next: '请从 Excel 导入完整的标准。',
    });
  }
  const place = { unitId: from.unit.id, unitNo: from.unitNo, lastNo: from.lastNo };
  const { document, name } = from;
  return insertDraft(db, place, { name, document, sha256: contentHash(document), createdBy: by });
}

/** @throws Problem `wrong-state` */
function mustBeDraft(row: StandardVersionRow, action: string): void {
  if (row.state === 'draft') return;
  throw problem('wrong-state', {
    what: `“${row.name}”第 ${row.version} 版`,
    state: '已发布',
    action,
    next: '请新建下一版草稿再改。',
  });
}

/** Saves a draft with whatever is wrong in it: findings are no reason to lose work. */
export async function saveStandard(
  db: Db,
  row: StandardVersionRow,
  edit: { sha256: string; document: StandardDocument },
): Promise<string> {
  mustBeDraft(row, '修改');
  const sha256 = contentHash(edit.document);
  const was = row.document ? allItems(row.document) : [];
  const mapping = mappingAfterEdit(row.mapping, was, allItems(edit.document));
  const next = { document: edit.document, sha256, mapping };
  if (!(await updateStandardDraft(db, row.id, edit.sha256, next))) {
    throw problem('conflict', { what: `“${row.name}”的草稿` });
  }
  return sha256;
}

/**
 * Somebody takes responsibility for points that the source does not give. @returns the modules confirmed
 * @throws Problem `wrong-state`, `conflict`
 */
export async function confirmPoints(
  db: Db,
  row: StandardVersionRow,
  sha256: string,
): Promise<{ sha256: string; document: StandardDocument; modules: string[] }> {
  mustBeDraft(row, '确认分值');
  const was = row.document;
  const assumed = was?.modules.filter((module) => module.assumed) ?? [];
  if (!was || assumed.length === 0) {
    throw problem('wrong-state', {
      what: `“${row.name}”第 ${row.version} 版`,
      state: '没有待确认的分值',
      action: '确认分值',
      next: '请刷新后再看。',
    });
  }
  const modules = was.modules.map(({ assumed: _, ...module }) => module);
  const document = { ...was, modules };
  const saved = await saveStandard(db, row, { sha256, document });
  const named = assumed.map(({ code, name, points }) => `${code} ${name} ${points} 分`);
  return { sha256: saved, document, modules: named };
}

/**
 * Freezes a draft and puts it in force from `validFrom`; the version in force until then ends the day
 * before. @throws Problem `standard-invalid` with every error, `wrong-state`
 */
export async function publishStandard(
  db: Db,
  id: number,
  validFrom: string,
  language: Language,
): Promise<StandardVersionRow> {
  const row = await lockStandard(db, id);
  if (!row?.document) throw problem('not-found', { what: '检查标准' });
  mustBeDraft(row, '发布');
  const errors = shownFindings(row.document, language).filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0)
    throw problem('standard-invalid', { count: String(errors.length) }, errors);
  const versions = await listStandardVersions(db, row);
  const later = versions.find((one) => one.state !== 'draft' && one.validFrom >= validFrom);
  if (later) {
    throw problem('invalid', {
      detail: `第 ${later.version} 版自 ${later.validFrom} 起生效，新版的生效日期必须晚于它`,
    });
  }
  await updateInForce(db, row, validFrom);
  await insertStandardItems(db, row, row.document);
  return { ...row, state: 'published', validFrom };
}

/** Records which items a person holds to be the same. @throws Problem `invalid`, `wrong-state`, `conflict` */
export async function confirmMapping(
  db: Db,
  row: StandardVersionRow,
  { sha256, rows }: { sha256: string; rows: MappingRow[] },
): Promise<void> {
  const previous = await findPrevious(db, row);
  if (!previous?.document || !row.document) {
    throw problem('wrong-state', {
      what: `“${row.name}”第 ${row.version} 版`,
      state: '没有上一版',
      action: '对应条目',
      next: '有了上一版才需要对应。',
    });
  }
  const fault = mappingFault(rows, allItems(previous.document), allItems(row.document));
  if (fault) throw problem('invalid', { detail: fault });
  const held = await lockStandard(db, row.id);
  if (!held || mappingHash(held.mapping) !== sha256)
    throw problem('conflict', { what: `“${row.name}”的条目对应` });
  await updateMapping(db, row.id, rows);
}
