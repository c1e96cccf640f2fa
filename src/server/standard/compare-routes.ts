/** Versions side by side over HTTP: which item is which, and trends over those that are the same. */
import { may } from '../../contract/abilities.ts';
import { okSchema } from '../../contract/common.ts';
import {
  mappingAnswer,
  mappingBody,
  standardParams,
  trendAnswer,
  trendQuery,
} from '../../contract/standard-version.ts';
import { allItems, completedMapping, isConfirmed } from '../../domain/standard/index.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { confirmMapping } from './actions.ts';
import { mappingHash } from './hash.ts';
import { loadOwnStandard, loadStandard } from './load.ts';
import { isOwn } from './present.ts';
import { findPrevious, findStandard } from './queries.ts';
import { findTrend } from './trend.ts';

const tag = '检查标准';
const params = standardParams;

const mapping = endpoint({
  method: 'GET',
  path: '/api/standards/:id/mapping',
  summary: '与上一版逐条对应：已确认的，或系统的建议',
  tag,
  ability: 'standard.read',
  params,
  answer: mappingAnswer,
  handler: async ({ db, actor, params }) => {
    const row = await loadStandard(db, params.id);
    const previous = await findPrevious(db, row);
    const confirm = isOwn(actor, row) && may(actor.role, 'standard.edit');
    if (!previous?.document || !row.document) {
      const none = { previous: null, confirmed: false, rows: [], abilities: { confirm: false } };
      return { ...none, sha256: mappingHash(row.mapping) };
    }
    const before = allItems(previous.document);
    const after = allItems(row.document);
    const textsOf = (items: typeof before) =>
      new Map(items.map(({ code, name, points }) => [code, `${code} ${name}（${points}）`]));
    const [fromTexts, toTexts] = [textsOf(before), textsOf(after)];
    const confirmed = isConfirmed(row.mapping, before, after);
    const rows = completedMapping(row.mapping, before, after);
    return {
      previous: { id: previous.id, version: previous.version },
      confirmed,
      sha256: mappingHash(row.mapping),
      rows: rows.map((one) => ({
        ...one,
        fromText: fromTexts.get(one.from ?? '') ?? '',
        toText: toTexts.get(one.to ?? '') ?? '',
      })),
      abilities: { confirm },
    };
  },
});

const confirm = endpoint({
  method: 'PUT',
  path: '/api/standards/:id/mapping',
  summary: '确认与上一版的逐条对应',
  tag,
  ability: 'standard.edit',
  params,
  body: mappingBody,
  answer: okSchema,
  edit: async ({ db, params: { id } }) => {
    const row = await findStandard(db, id);
    if (!row) return null;
    const version = mappingHash(row.mapping);
    const unit = { id: row.unit.id, unitNo: row.unitNo };
    return { thing: `standards/${id}/mapping`, version, unit, fields: { rows: row.mapping } };
  },
  handler: async ({ db, actor, params, body, audit }) => {
    const row = await loadOwnStandard(db, actor, params.id, '修改上级制定的检查标准');
    await confirmMapping(db, row, body);
    audit({
      action: 'standard.map',
      subject: row.name,
      detail: { version: row.version, rows: body.rows },
    });
    return ok;
  },
});

const trend = endpoint({
  method: 'GET',
  path: '/api/standards/:id/trend',
  summary: '各波次每次检查的平均扣分：只算各版可比的条目，其余另列',
  tag,
  ability: 'standard.read',
  params,
  query: trendQuery,
  answer: trendAnswer,
  handler: async ({ db, params, query }) =>
    findTrend(db, await loadStandard(db, params.id), query.kind),
});

export const routes: Endpoint[] = [mapping, confirm, trend];
