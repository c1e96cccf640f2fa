/** 我的账号、账号与角色、安全设置、单点登录、防篡改日志. */
import { list, none, open, own, thing, type Table } from '../row.ts';
import type { Place } from '../plant.ts';

const code = () => ({ body: { code: '123456' } });
const staff = ({ staffAccount }: Place) => ({ path: { id: staffAccount } });
const request = ({ accessRequest }: Place) => ({ path: { id: accessRequest } });
const administrator = (role: string) => ({ name: '新管理员', username: `new.${role}` });

export const accounts: Table = {
  'GET /api/session/security': own('staff'),
  'POST /api/session/two-factor': own('staff'),
  // Nobody: a code is right for half a minute.
  'POST /api/session/two-factor/confirm': { ...own('staff', code), by: null },
  'POST /api/session/two-factor/codes': { ...own('staff', code), by: null },
  'POST /api/session/two-factor/end': { ...own('staff', code), by: null },
  'GET /api/sessions': own('staff'),
  'DELETE /api/sessions': own('staff'),
  'DELETE /api/sessions/:id': thing('staff', ({ staffSession }) => ({
    path: { id: staffSession },
  })),

  'GET /api/accounts': list('security-admin'),
  'GET /api/accounts/:id': thing('security-admin', staff),
  'POST /api/accounts/:id/reset-two-factor': thing('security-admin', staff),
  'POST /api/accounts/:id/unlock': thing('security-admin', staff),
  'GET /api/accounts/:id/sessions': thing('security-admin', staff),
  'DELETE /api/accounts/:id/sessions': thing('security-admin', staff),
  'DELETE /api/accounts/:id/sessions/:sessionId': thing(
    'security-admin',
    ({ staffAccount, staffSession }) => ({
      path: { id: staffAccount, sessionId: staffSession },
    }),
  ),
  'GET /api/access-requests': list('security-admin'),
  'POST /api/access-requests/:id/confirm': thing('system-admin', request),
  'POST /api/access-requests/:id/refuse': thing('system-admin', request),
};

/** Of the whole bank: written at its top only, which is neither city's. */
export const security: Table = {
  'GET /api/administrators': none('security-admin'),
  'POST /api/administrators': {
    ...none('system-admin', () => ({
      body: { security: administrator('security'), audit: administrator('audit') },
    })),
    by: null,
  },
  'GET /api/security/policy': none('security-admin'),
  'PUT /api/security/policy': {
    ...none('security-admin', () => ({ body: { version: 0, policy: {} } })),
    by: null,
  },
  // Nobody: no provider is set up, and both answer by sending the browser elsewhere.
  'GET /api/sign-on/oidc': { ...open('staff'), by: null },
  'GET /api/sign-on/oidc/callback': { ...open('staff'), by: null },
  'GET /api/security/sign-on': none('security-admin'),
  'PUT /api/security/sign-on': {
    ...none('security-admin', () => ({
      body: { version: 0, settings: { oidc: {}, ldap: {} } },
    })),
    by: null,
  },
  'POST /api/security/sign-on/check': {
    ...none('security-admin', () => ({ body: { kind: 'oidc' } })),
    by: null,
  },
};

export const logs: Table = {
  'GET /api/log': list('audit-admin'),
  'GET /api/log/entries': list('audit-admin'),
  'GET /api/log/entries.xlsx': list('audit-admin'),
  'GET /api/log/entries/:id/proof': thing('audit-admin', ({ logEntry }) => ({
    path: { id: logEntry },
  })),
  'GET /api/log/proof': thing('audit-admin', ({ outlet, line }) => ({
    query: { table: 'ledger_line', key: `${outlet}/${line}` },
  })),
  'GET /api/log/inclusion': none('audit-admin', () => ({ query: { position: 0 } })),
  'GET /api/log/consistency': none('audit-admin', () => ({ query: { from: 1 } })),
  'GET /api/log/export.ndjson': list('audit-admin'),
  // Nobody: the whole bank is checked at its top.
  'POST /api/log/check': { ...none('audit-admin', () => ({ body: { notes: [] } })), by: null },
  'GET /api/log/check': none('audit-admin'),
  'GET /api/log/foot': none('staff'),
  'GET /api/log/checkpoints': none('audit-admin'),
  'POST /api/log/checkpoints': none('audit-admin'),
  'GET /api/log/checkpoints/:id': none('audit-admin', ({ checkpoint }) => ({
    path: { id: checkpoint },
  })),
  'GET /verify/log.html': open('staff'),
};
