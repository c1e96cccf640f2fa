/** 方案、结算、台账、整改、申诉、定置、好人好事. */
import { readFileSync } from 'node:fs';
import { defaultSettings } from '../../../../src/domain/rectification/index.ts';
import { year } from '../bank.ts';
import type { Place } from '../plant.ts';
import { at, list, none, own, thing, type Table } from '../row.ts';

const yaml = readFileSync('plans/03-shenmiren.yaml', 'utf8').replace('03-shenmiren', 'matrix');
const version = ({ versionId }: Place) => ({ path: { id: versionId } });
const draft = ({ draftVersion }: Place) => ({ path: { id: draftVersion } });
const line = ({ outlet, line: id }: Place) => at({ unitId: outlet, id });
const preview = ({ versionId }: Place) => ({ versionId });

export const plans: Table = {
  'GET /api/plans': list('staff'),
  'GET /api/plans.xlsx': list('staff'),
  'GET /api/plan-versions/:id': thing('service-admin', version),
  'POST /api/plans': own('service-admin', () => ({ body: { yaml } })),
  'POST /api/plan-versions/:id/drafts': thing('service-admin', version),
  'PUT /api/plan-versions/:id': thing('service-admin', (place) => ({
    ...draft(place),
    body: { revision: place.document.revision, document: place.document.document },
  })),
  'POST /api/plan-versions/:id/publish': thing('service-admin', (place) => ({
    ...draft(place),
    body: {},
  })),
  'GET /api/plan-versions/:id/progress': thing('service-admin', version),
  'POST /api/feel/check': none('staff', () => ({
    body: { source: '得分 > 90', names: { 得分: 'number' }, expect: 'boolean' },
  })),
};

export const ledger: Table = {
  'POST /api/settlements': thing('service-admin', ({ planId }) => ({ body: { planId } }), {
    refusal: 409,
  }),
  'GET /api/settlements': list('service-admin', ({ planId }) => ({ query: { planId } })),
  'POST /api/settlements/preview': thing('service-admin', (place) => ({
    body: { ...preview(place), readings: {} },
  })),
  'GET /api/settlements/preview.xlsx': thing('service-admin', (place) => ({
    query: preview(place),
  })),
  'GET /api/ledger': list('staff', ({ outlet, planId }) => ({ query: { unitId: outlet, planId } })),
  'GET /api/ledger.xlsx': list('staff'),
  'GET /api/ledger/:unitId/:id': thing('staff', line),
  'POST /api/ledger/advance': thing(
    'leading-group',
    ({ planId, line: id }) => ({ body: { planId, step: 'confirm', lineIds: [id] } }),
    { refusal: 409 },
  ),
  'GET /api/statements/:unitId': thing('staff', ({ outlet }) => ({ path: { unitId: outlet } })),
  'GET /api/statements/:unitId/statement.xlsx': thing('staff', ({ outlet }) => ({
    path: { unitId: outlet },
  })),
};

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
/** Minutes of the bank's day until now: a drill is not held before the day of its notice. */
const minutesOfToday = () => (Date.now() / 60_000 + 8 * 60) % (24 * 60);
const problem = ({ outlet, problem: id }: Place) => at({ unitId: outlet, id });

export const rectifications: Table = {
  'GET /api/rectifications': list('service-admin', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/rectifications.xlsx': list('service-admin'),
  'GET /api/rectifications/pareto': list('service-admin', ({ outlet }) => ({
    query: { unitId: outlet },
  })),
  'GET /api/rectifications/gate': list('service-admin'),
  'GET /api/rectifications/self-found': list('service-admin', () => ({ query: { year } })),
  'GET /api/rectification-settings/:unitId': thing('service-admin', ({ county }) => ({
    path: { unitId: county },
  })),
  'PUT /api/rectification-settings/:unitId': thing('service-admin', ({ county }) => ({
    path: { unitId: county },
    body: { version: 0, settings: defaultSettings },
  })),
  'POST /api/repairs': thing('outlet-head', ({ outlet }) => ({
    body: { unitId: outlet, device: '点钞机', fault: '卡钞' },
  })),
  'GET /api/rectifications/:unitId/:id/document.docx': thing('service-admin', ({ repair }) =>
    at(repair),
  ),
  'GET /api/drills/targets': list('service-admin', ({ county }) => ({ query: { unitId: county } })),
  'GET /api/drills/targets.xlsx': list('service-admin'),
  'POST /api/drills': thing('service-admin', ({ outlet }) => ({ body: { unitIds: [outlet] } })),
  'PUT /api/rectifications/:unitId/:id/held': thing('outlet-head', ({ drill, people }) => ({
    ...at(drill),
    body: {
      version: drill.version,
      from: soon(-Math.min(60, minutesOfToday())),
      to: soon(0),
      personIds: [people.staff],
    },
  })),
  'GET /api/drills/overtime': list('service-admin', ({ county }) => ({
    query: { unitId: county },
  })),
  'GET /api/drills/overtime.xlsx': list('service-admin'),
  'GET /api/rectifications/:unitId/:id': thing('service-admin', problem),
  'PATCH /api/rectifications/:unitId/:id': thing('outlet-head', (place) => ({
    ...problem(place),
    body: { version: 1, measure: '班前互查着装' },
  })),
  'POST /api/rectifications/:unitId/:id/step': thing('outlet-head', (place) => ({
    ...problem(place),
    body: { version: 1, step: 'start' },
  })),
  'POST /api/rectifications/:unitId/:id/stage': thing('service-admin', ({ repair }) => ({
    ...at(repair),
    body: { version: repair.version, stage: 'accepted' },
  })),
  'POST /api/rectifications': thing('outlet-head', ({ outlet }) => ({
    body: { unitId: outlet, title: '排队久', measure: '加开窗口', sourceKind: 'self' },
  })),
};

const appeal = (name: 'filed' | 'accepted' | 'further') => (place: Place) =>
  at({ unitId: place.outlet, id: place.appeals[name].id });
const claim = '录像显示当班柜员着装符合规范';

export const appeals: Table = {
  'GET /api/appeals': list('outlet-head', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/appeals.xlsx': list('outlet-head'),
  'GET /api/appeals/about': thing('outlet-head', ({ outlet, inspection }) => ({
    query: { kind: 'deduction', unitId: outlet, id: inspection },
  })),
  'GET /api/appeals/overturned': list('reviewer', () => ({ query: { year } })),
  'GET /api/appeals/:unitId/:id': thing('outlet-head', appeal('filed')),
  'POST /api/appeals': thing('outlet-head', ({ outlet, line: id }) => ({
    body: { kind: 'line', unitId: outlet, id, reasonCode: 'recording', claim },
  })),
  'POST /api/appeals/:unitId/:id/further': thing('outlet-head', (place) => ({
    ...appeal('further')(place),
    body: { claim },
  })),
  'PUT /api/appeals/:unitId/:id/packets': thing('outlet-head', (place) => ({
    ...appeal('filed')(place),
    body: {
      sha256: place.appeals.packetsHash,
      packets: [{ evidenceId: place.appeals.packet, from: 1, to: 2, note: '第一段' }],
    },
  })),
  'POST /api/appeals/:unitId/:id/accept': thing('reviewer', appeal('filed')),
  'POST /api/appeals/:unitId/:id/withdraw': thing('outlet-head', appeal('filed')),
  'POST /api/appeals/:unitId/:id/reply': thing('outlet-head', (place) => ({
    ...appeal('filed')(place),
    body: { text: '补充一点' },
  })),
  'POST /api/appeals/:unitId/:id/ask': thing('reviewer', (place) => ({
    ...appeal('accepted')(place),
    body: { of: 'outlet', text: '请补录像' },
  })),
  'POST /api/appeals/:unitId/:id/effect': thing('reviewer', (place) => ({
    ...appeal('accepted')(place),
    body: { decision: 'revoked' },
  })),
  'POST /api/appeals/:unitId/:id/decision': thing('reviewer', (place) => ({
    ...appeal('accepted')(place),
    body: { decision: 'upheld', opinion: '录像不清，维持' },
  })),
  'GET /api/appeals/:unitId/:id/decision.docx': thing('outlet-head', appeal('further')),
};

const thingsFile = ({ at: city }: Place) =>
  Buffer.from(`网点编码,编码,名称,位置,数量\n${city.outlet},Z-9,雨伞,门口,2\n`);

export const outlets: Table = {
  'GET /api/placements': list('outlet-head', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/placements.xlsx': list('outlet-head'),
  'POST /api/placements/import': thing(
    'outlet-head',
    (place) => ({ file: { name: '定置清单.csv', bytes: thingsFile(place) } }),
    { refusal: 400 },
  ),
  'GET /api/placements/:unitId/:id': thing('outlet-head', ({ placement }) => at(placement)),
  'POST /api/placements': thing('outlet-head', ({ outlet }) => ({
    body: { unitId: outlet, name: '血压计' },
  })),
  'PATCH /api/placements/:unitId/:id': thing('outlet-head', ({ placement }) => ({
    ...at(placement),
    body: { version: placement.version, state: 'damaged' },
  })),
  'DELETE /api/placements/:unitId/:id': thing('outlet-head', ({ placement }) => at(placement)),
  'POST /api/placements/:unitId/:id/request': thing('outlet-head', ({ placement }) => ({
    ...at(placement),
    body: { reason: '坏了' },
  })),
  'POST /api/placements/:unitId/:id/close': thing('service-admin', ({ asked }) => ({
    ...at(asked),
    body: { as: 'supplied' },
  })),
  'GET /api/deeds': list('staff', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/deeds/counts': list('staff', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/deeds.xlsx': list('staff'),
  'GET /api/deeds/:unitId/:id': thing('staff', ({ deed }) => at(deed)),
  'POST /api/deeds': thing('outlet-head', ({ outlet }) => ({
    body: { unitId: outlet, happenedOn: today, title: '送医', story: '送客户就医。' },
  })),
  'PATCH /api/deeds/:unitId/:id': thing('outlet-head', ({ deed }) => ({
    ...at(deed),
    body: { version: deed.version, story: '改过的经过' },
  })),
  'POST /api/deeds/:unitId/:id/step': thing('service-admin', ({ deed }) => ({
    ...at(deed),
    body: { version: deed.version, step: 'confirm' },
  })),
};
