/** 抽取：清册、承诺、种子、异议、抽取、备选、公示. */
import { seedValues, spec } from '../../draws.ts';
import type { Place } from '../plant.ts';
import { list, open, thing, type Table } from '../row.ts';

const draw =
  (state: string) =>
  ({ draws }: Place) => ({ path: { id: draws.ids[state]! } });
const key = ({ draws }: Place) => ({ path: { key: draws.publicId } });

const seed = { source: 'ssq', state: 'published', values: seedValues, note: '' };
export const draws: Table = {
  'GET /api/draws': list('service-admin'),
  'GET /api/draws.xlsx': list('service-admin'),
  'GET /api/draws/options': list('service-admin'),
  'GET /api/draws/:id': thing('service-admin', draw('drawn')),
  'GET /api/draws/:id/members': thing('service-admin', draw('frozen')),
  'GET /api/draws/:id/picks': thing('service-admin', draw('drawn')),
  'GET /api/draws/:id/picks.xlsx': thing('service-admin', draw('drawn')),
  'GET /api/draws/:id/replay/:number': {
    ...thing('service-admin', ({ draws: { ids, pick } }) => ({
      path: { id: ids['drawn']!, number: pick },
    })),
  },
  'GET /api/draws/:id/simulation': thing('service-admin', draw('draft')),
  'GET /api/draws/:id/draw.json': thing('service-admin', draw('drawn')),
  'GET /api/draws/:id/commitment.json': thing('service-admin', draw('frozen')),
  'GET /api/draws/:id/pool.txt': thing('service-admin', draw('frozen')),
  'POST /api/draws': thing('service-admin', ({ draws: { ids } }) => ({
    body: { name: '再抽一次', purpose: 'outlets', covert: false, fromId: ids['drawn'] },
  })),
  'PUT /api/draws/:id': thing('service-admin', (place) => ({
    ...draw('draft')(place),
    body: { name: '改名', purpose: 'outlets', covert: false, spec: spec(), revision: 2 },
  })),
  'DELETE /api/draws/:id': thing('service-admin', draw('draft')),
  'POST /api/draws/:id/freeze': thing('service-admin', (place) => ({
    ...draw('draft')(place),
    body: { revision: 2 },
  })),
  'POST /api/draws/:id/objections': thing('auditor', (place) => ({
    ...draw('frozen')(place),
    body: { from: '网点', text: '名单有误' },
  })),
  'POST /api/draws/:id/objections/:n/answer': thing('service-admin', (place) => ({
    path: { ...draw('objected')(place).path, n: 1 },
    body: { upheld: false, text: '名单无误' },
  })),
  'POST /api/draws/:id/seeds': thing(
    'service-admin',
    (place) => ({ ...draw('frozen')(place), body: seed }),
    { later: true },
  ),
  'POST /api/draws/:id/seeds/:n/confirm': thing(
    'auditor',
    (place) => ({ path: { ...draw('seeded')(place).path, n: place.draws.seedN } }),
    { later: true },
  ),
  'POST /api/draws/:id/run': thing('service-admin', draw('confirmed'), { later: true }),
  'POST /api/draws/:id/reserves': thing(
    'service-admin',
    (place) => ({
      ...draw('drawn')(place),
      body: { replaces: place.draws.pick, reason: '装修停业' },
    }),
    { later: true },
  ),
  'POST /api/draws/:id/disclose': { ...thing('service-admin', draw('drawn')), by: null },
  'POST /api/draws/:id/cancel': thing('service-admin', (place) => ({
    ...draw('frozen')(place),
    body: { reason: '名单有误' },
  })),
  'GET /api/public/draws/:key': open('staff', key),
  'GET /api/public/draws/:key/draw.json': open('staff', key),
  'GET /api/public/draws/:key/commitment.json': open('staff', key),
  'GET /api/public/draws/:key/pool.txt': open('staff', key),
  'GET /verify/draw.html': open('staff'),
};
