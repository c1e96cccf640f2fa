/** 个人信息：申请、一个人的全部、影响评估、保存期限与保全. */
import { usualRetention } from '../../../../src/domain/personal/retention.ts';
import { at, list, none, own, thing, type Table } from '../row.ts';
import type { Place } from '../plant.ts';
import { assessmentOf } from '../plant/personal.ts';

const gone = ({ people }: Place) => ({ path: { id: people.gone } });
const assessment = ({ personal }: Place) => ({ path: { id: personal.assessment } });

export const personal: Table = {
  'GET /api/personal/requests': list('service-admin'),
  'GET /api/personal/requests.xlsx': list('service-admin'),
  'POST /api/personal/requests': thing('service-admin', ({ people }) => ({
    body: { personId: people.noAccount, kind: 'copy', reason: '想看看' },
  })),
  'POST /api/personal/requests/:unitId/:id/decide': thing(
    'service-admin',
    ({ personal, outlet }) => ({
      ...at({ unitId: outlet, id: personal.request }),
      body: { version: 1, granted: true, answer: '已当面交给本人' },
    }),
  ),
  'GET /api/personal/mine': own('staff'),
  'GET /api/personal/mine.json': own('staff'),
  'GET /api/personal/mine.xlsx': own('staff'),
  'GET /api/personal/people/:id': thing('service-admin', gone),
  'GET /api/personal/people/:id/copy.json': thing('service-admin', gone),
  'GET /api/personal/people/:id/copy.xlsx': thing('service-admin', gone),
  'POST /api/personal/people/:id/erase': thing('service-admin', (place) => ({
    ...gone(place),
    body: {
      sha256: place.personal.sha256,
      staffNo: `${place.at.mark}-离岗`,
      reason: '本人申请',
    },
  })),
  'POST /api/personal/texts': none('staff', () => ({ body: { text: '电话 13800138000' } })),
  'GET /api/personal/assessments': list('service-admin'),
  'POST /api/personal/assessments': own('service-admin', () => ({
    body: assessmentOf('新的评估'),
  })),
  'PUT /api/personal/assessments/:id': thing('service-admin', (place) => ({
    ...assessment(place),
    body: { ...assessmentOf('改过的评估'), version: 1 },
  })),
  'POST /api/personal/assessments/:id/approve': thing('leading-group', (place) => ({
    ...assessment(place),
    body: { version: 1 },
  })),
  'GET /api/personal/retention': list('service-admin'),
  // Nobody: the settings are those of the top unit, which is neither city's.
  'PUT /api/personal/settings': {
    ...own('service-admin', () => ({
      body: { version: 0, maskNames: true, retention: usualRetention },
    })),
    by: null,
  },
  'POST /api/personal/holds': thing('service-admin', ({ outlet }) => ({
    body: { unitId: outlet, kind: 'ticket', reason: '诉讼' },
  })),
  'POST /api/personal/holds/:id/lift': thing('service-admin', ({ personal }) => ({
    path: { id: personal.hold },
  })),
};
