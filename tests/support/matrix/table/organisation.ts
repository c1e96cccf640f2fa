/** 账号、机构、人员、审计、作业、导入、日历. */
import { year } from '../bank.ts';
import { password } from '../../personas.ts';
import { list, open, own, thing, type Table } from '../row.ts';

const calendarFile = Buffer.from(`日期,是否上班,名称,来源\n${year}-01-01,休息,元旦,国务院\n`);

export const organisation: Table = {
  'GET /api/health': open('staff'),
  'GET /api/ready': open('staff'),
  'GET /api/session': own('staff'),
  'POST /api/session': open('staff', () => ({ body: { username: 'jia.staff', password } })),
  'DELETE /api/session': open('staff'),
  'PUT /api/session/assignment': thing('auditor', ({ assignment }) => ({
    body: { assignmentId: assignment },
  })),
  'PUT /api/session/password': own('staff', () => ({
    body: { old: password, new: 'another-Long-Word-7' },
  })),
  'GET /api/setup': open('staff'),
  // Nobody: the bank has accounts already.
  'POST /api/setup': {
    ...open('staff', () => ({
      body: {
        unitCode: 'X',
        unitName: 'X',
        level: '省行',
        name: 'X',
        username: 'first.admin',
        password: 'another-Long-Word-7',
      },
    })),
    by: null,
  },
  'GET /api/dashboard': list('service-admin'),

  'GET /api/units': list('staff', ({ county }) => ({ query: { underId: county } })),
  'GET /api/units.xlsx': list('staff'),
  'GET /api/units/:id': thing('staff', ({ outlet }) => ({ path: { id: outlet } })),
  'POST /api/units': thing('system-admin', ({ county }) => ({
    body: { code: 'NEW-1', name: '新网点', level: '网点', parentId: county },
  })),
  'PATCH /api/units/:id': thing('system-admin', ({ outlet, county }) => ({
    path: { id: outlet },
    body: { version: 1, code: 'NEW-2', name: '改名网点', level: '网点', parentId: county },
  })),

  'GET /api/people': list('system-admin', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/people.xlsx': list('system-admin'),
  'GET /api/posts': list('system-admin'),
  'POST /api/people': thing('system-admin', ({ outlet }) => ({
    body: { staffNo: 'NEW-3', name: '新人', unitId: outlet },
  })),
  'GET /api/people/:id': thing('system-admin', ({ people }) => ({ path: { id: people.staff } })),
  'PATCH /api/people/:id': thing('system-admin', ({ people }) => ({
    path: { id: people.noAccount },
    body: { version: 1, name: '改名' },
  })),
  'POST /api/people/:id/move': thing('system-admin', ({ people, county }) => ({
    path: { id: people.noAccount },
    body: { version: 1, unitId: county, on: `${year}-01-02` },
  })),
  'POST /api/people/:id/leave': thing('system-admin', ({ people }) => ({
    path: { id: people.noAccount },
    body: { version: 1, on: `${year}-01-02` },
  })),
  'POST /api/people/:id/return': thing('system-admin', ({ people }) => ({
    path: { id: people.gone },
    body: { version: 1 },
  })),
  'POST /api/people/:id/account': thing('security-admin', ({ people, outlet }) => ({
    path: { id: people.noAccount },
    body: { username: 'new.account', role: 'staff', unitId: outlet },
  })),
  'POST /api/accounts/:id/assignments': thing('security-admin', ({ staffAccount, outlet }) => ({
    path: { id: staffAccount },
    body: { role: 'inspector', unitId: outlet },
  })),
  'DELETE /api/assignments/:id': thing('security-admin', ({ assignment }) => ({
    path: { id: assignment },
  })),
  'POST /api/accounts/:id/disable': thing('security-admin', ({ staffAccount }) => ({
    path: { id: staffAccount },
  })),
  'POST /api/accounts/:id/enable': thing('security-admin', ({ staffAccount }) => ({
    path: { id: staffAccount },
  })),
  'POST /api/accounts/:id/reset-password': thing('security-admin', ({ staffAccount }) => ({
    path: { id: staffAccount },
  })),

  'GET /api/audit': list('audit-admin'),
  'GET /api/audit.xlsx': list('audit-admin'),
  'GET /api/jobs/:id': thing('service-admin', ({ job }) => ({ path: { id: job } })),
  'GET /api/jobs/:id/events': thing('service-admin', ({ job }) => ({ path: { id: job } })),

  'POST /api/imports': own('service-admin', ({ book }) => ({
    file: { name: '数据.xlsx', bytes: book },
  })),
  'GET /api/imports': list('service-admin'),
  'GET /api/imports.xlsx': list('service-admin'),
  'GET /api/imports/:id': thing('service-admin', ({ importId }) => ({ path: { id: importId } })),
  'POST /api/imports/:id/apply': thing('service-admin', ({ importId }) => ({
    path: { id: importId },
  })),
  'GET /api/export/workbook.xlsx': list('service-admin'),
  'GET /api/export/template.xlsx': list('service-admin'),

  'GET /api/calendar': list('staff', () => ({ query: { year } })),
  'GET /api/calendar.xlsx': list('staff', () => ({ query: { year } })),
  'GET /api/calendar/count': list('staff', ({ outlet }) => ({
    query: { from: `${year}-05-11`, days: 5, unitId: outlet },
  })),
  'PUT /api/calendar/:day': own('service-admin', () => ({
    path: { day: `${year}-06-06` },
    body: { version: 0, working: true, name: '调休', source: '通知' },
  })),
  'DELETE /api/calendar/:day': own('service-admin', () => ({ path: { day: `${year}-05-16` } })),
  'POST /api/calendar/import': own('service-admin', () => ({
    file: { name: '放假安排.csv', bytes: calendarFile },
  })),
  'GET /api/calendar-feed': own('staff'),
  'POST /api/calendar-feed': own('staff'),
  'DELETE /api/calendar-feed': own('staff'),
  'GET /api/calendar-feeds/:token': open('staff', ({ feed }) => ({
    path: { token: feed.split('/').at(-1)! },
  })),
};
