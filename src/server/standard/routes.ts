/** 检查标准 over HTTP: list, one version, drafts, saving, publishing; and, from their own files, the rest. */
import { okSchema } from '../../contract/common.ts';
import {
  standardCheck,
  standardConfirm,
  standardChecked,
  standardCreate,
  standardParams,
  standardPublish,
  standardSave,
  standardSaved,
  standardsPage,
  standardsQuery,
  standardVersionSchema,
} from '../../contract/standard-version.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import { emptyStandard, templates, type StandardDocument } from '../../domain/standard/index.ts';
import { changesOf } from '../audit/index.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import {
  addNextVersion,
  addStandard,
  confirmPoints,
  publishStandard,
  saveStandard,
  shownFindings,
} from './actions.ts';
import { routes as comparing } from './compare-routes.ts';
import { routes as files } from './file-routes.ts';
import { listChecklists } from './list-queries.ts';
import { loadOwnStandard, loadStandard } from './load.ts';
import { presentStandard } from './present.ts';
import { deleteDraft, findStandard } from './queries.ts';
import { standardTable } from './tables.ts';

const tag = '检查标准';
const params = standardParams;
const change = '修改上级制定的检查标准';

const list = endpoint({
  method: 'GET',
  path: '/api/standards',
  summary: '检查标准：每份清单的现行版本',
  tag,
  ability: 'standard.read',
  query: standardsQuery,
  answer: standardsPage,
  handler: ({ db, query }) => listChecklists(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/standards.xlsx',
  summary: '检查标准清单，Excel',
  tag,
  ability: 'standard.read',
  query: wholeOf(standardsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listChecklists(db, query);
    return xlsxAnswer('检查标准.xlsx', await writeTables([standardTable(rows)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/standards/:id',
  summary: '检查标准的一个版本，含结构检查',
  tag,
  ability: 'standard.read',
  params,
  answer: standardVersionSchema,
  handler: async ({ db, actor, params, language }) =>
    presentStandard(db, await loadStandard(db, params.id), actor, language),
});

type From =
  | { kind: 'empty' }
  | { kind: 'template'; key: keyof typeof templates }
  | { kind: 'document'; document: StandardDocument };
function documentFrom(from: From, name: string): StandardDocument {
  if (from.kind === 'empty') return emptyStandard(name);
  return from.kind === 'template' ? templates[from.key] : from.document;
}

const create = endpoint({
  method: 'POST',
  path: '/api/standards',
  summary: '新建检查标准草稿：空白、由模板或由导入结果',
  tag,
  ability: 'standard.edit',
  body: standardCreate,
  answer: standardSaved,
  handler: async ({ db, actor, body, audit, language }) => {
    const { unit } = actor;
    const document = documentFrom(body.from, body.name);
    const place = { unitId: unit.id, unitNo: unit.unitNo, lastNo: unit.lastNo };
    const id = await addStandard(db, place, { name: body.name, document, by: actor.name });
    audit({ action: 'standard.add', subject: body.name, detail: { from: body.from.kind } });
    const { sha256 } = (await findStandard(db, id))!;
    return { id, sha256: sha256!, findings: shownFindings(document, language) };
  },
});

const next = endpoint({
  method: 'POST',
  path: '/api/standards/:id/drafts',
  summary: '由某一版新建下一版草稿',
  tag,
  ability: 'standard.edit',
  params,
  answer: standardSaved,
  handler: async ({ db, actor, params, audit, language }) => {
    const from = await loadOwnStandard(db, actor, params.id, change);
    const id = await addNextVersion(db, from, actor.name);
    audit({ action: 'standard.draft', subject: from.name, detail: { from: from.version } });
    const row = (await findStandard(db, id))!;
    return { id, sha256: row.sha256!, findings: shownFindings(row.document!, language) };
  },
});

const save = endpoint({
  method: 'PUT',
  path: '/api/standards/:id',
  summary: '保存草稿',
  tag,
  ability: 'standard.edit',
  params,
  body: standardSave,
  answer: standardSaved,
  edit: async ({ db, params: { id } }) => {
    const found = await findStandard(db, id);
    if (!found) return null;
    const { sha256, unit, unitNo, document } = found;
    const fields = { document };
    return {
      thing: `standards/${id}`,
      version: sha256 ?? '',
      unit: { id: unit.id, unitNo },
      fields,
    };
  },
  handler: async ({ db, actor, params, body, audit, language }) => {
    const row = await loadOwnStandard(db, actor, params.id, change);
    const sha256 = await saveStandard(db, row, body);
    const changes = changesOf(
      { ...row.document, sha256: row.sha256 },
      { ...body.document, sha256 },
    );
    const detail = { version: row.version, ...changes };
    audit({ action: 'standard.save', subject: row.name, detail });
    return { id: row.id, sha256, findings: shownFindings(body.document, language) };
  },
});

const remove = endpoint({
  method: 'DELETE',
  path: '/api/standards/:id',
  summary: '删除草稿',
  tag,
  ability: 'standard.edit',
  params,
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const row = await loadOwnStandard(db, actor, params.id, change);
    if (row.state !== 'draft') {
      throw problem('wrong-state', {
        what: `“${row.name}”第 ${row.version} 版`,
        state: '已发布',
        action: '删除',
        next: '已发布的版本要一直保留，旧检查单才能按原标准打开。',
      });
    }
    await deleteDraft(db, row.id);
    audit({ action: 'standard.delete', subject: row.name, detail: { version: row.version } });
    return ok;
  },
});

const publishing = endpoint({
  method: 'POST',
  path: '/api/standards/:id/publish',
  summary: '发布草稿：冻结，自某日起生效，上一版到前一日为止',
  tag,
  ability: 'standard.publish',
  params,
  body: standardPublish,
  answer: standardSaved,
  handler: async ({ db, actor, params, body, audit, language }) => {
    await loadOwnStandard(db, actor, params.id, '发布上级制定的检查标准');
    const row = await publishStandard(db, params.id, body.validFrom, language);
    const detail = { version: row.version, validFrom: row.validFrom, sha256: row.sha256 };
    audit({ action: 'standard.publish', subject: row.name, detail });
    return { id: row.id, sha256: row.sha256!, findings: [] };
  },
});

const confirming = endpoint({
  method: 'POST',
  path: '/api/standards/:id/confirm-points',
  summary: '确认原文没有、由系统建议的分值；由谁确认记入审计',
  tag,
  ability: 'standard.publish',
  params,
  body: standardConfirm,
  answer: standardSaved,
  handler: async ({ db, actor, params, body, audit, language }) => {
    const row = await loadOwnStandard(db, actor, params.id, change);
    const { sha256, document, modules } = await confirmPoints(db, row, body.sha256);
    const detail = { version: row.version, modules, sha256 };
    audit({ action: 'standard.confirm', subject: row.name, detail });
    return { id: row.id, sha256, findings: shownFindings(document, language) };
  },
});

const check = endpoint({
  method: 'POST',
  path: '/api/standards/check',
  summary: '检查一份标准的结构（边写边查），不保存',
  tag,
  ability: 'standard.edit',
  body: standardCheck,
  answer: standardChecked,
  handler: async ({ body, language }) => ({ findings: shownFindings(body.document, language) }),
});

export const routes: Endpoint[] = [
  list,
  download,
  one,
  create,
  next,
  save,
  remove,
  publishing,
  confirming,
  check,
  ...comparing,
  ...files,
];
