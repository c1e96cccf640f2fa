/** 工作日历 over HTTP: a year with its holidays, days entered by a unit, a year's table imported. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import {
  calendarDayEdit,
  calendarImported,
  calendarQuery,
  calendarSchema,
  clockSchema,
  countQuery,
} from '../../contract/calendar.ts';
import { daySchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import { addCalendarDays, addWorkingDays, clockWords } from '../../domain/calendar/index.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import type { Standing } from '../http/edits.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import type { Db } from '../db/open.ts';
import { calendarFor } from './index.ts';
import { readCalendarTable } from './read-table.ts';
import { deleteDay, deleteYear, insertDays, listDays, updateDay } from './queries.ts';
import { calendarTable } from './tables.ts';
import { loadYear } from './year.ts';

const tag = '工作日历';

const year = endpoint({
  method: 'GET',
  path: '/api/calendar',
  summary: '一年的工作日历：放假、调休、本行录入的日子',
  tag,
  ability: 'unit.read',
  query: calendarQuery,
  answer: calendarSchema,
  handler: async ({ db, query, actor }) => ({
    ...(await loadYear(db, actor.unit, query.year, may(actor.role, 'calendar.edit'))),
    abilities: { edit: may(actor.role, 'calendar.edit') },
  }),
});

const download = endpoint({
  method: 'GET',
  path: '/api/calendar.xlsx',
  summary: '一年的放假安排，Excel；也是导入的模板',
  tag,
  ability: 'unit.read',
  query: calendarQuery,
  answer: 'file',
  handler: async ({ db, query, actor }) => {
    const { days } = await loadYear(db, actor.unit, query.year, false);
    return xlsxAnswer(`工作日历-${query.year}.xlsx`, await writeTables([calendarTable(days)]));
  },
});

const count = endpoint({
  method: 'GET',
  path: '/api/calendar/count',
  summary: '从某日起算若干个工作日（或自然日）到哪一天，逐日推导',
  tag,
  ability: 'unit.read',
  query: countQuery,
  answer: clockSchema.extend({ words: z.string() }),
  handler: async ({ db, query, actor }) => {
    const calendar = await calendarFor(db, actor.unit.unitNo);
    const add = query.unit === 'working' ? addWorkingDays : addCalendarDays;
    const clock = add(query.from, query.days, calendar);
    return { ...clock, words: clockWords(clock) };
  },
});

async function standingOf(db: Db, { unit }: Actor, day: string): Promise<Standing> {
  const days = await listDays(db, unit.unitNo, Number(day.slice(0, 4)));
  const own = days.find((one) => one.day === day && one.unit.id === unit.id);
  const fields = own ? { working: own.working, name: own.name, source: own.source } : {};
  return { thing: `calendar/${unit.id}/${day}`, version: own?.version ?? 0, unit, fields };
}

const edit = endpoint({
  method: 'PUT',
  path: '/api/calendar/:day',
  summary: '录入一天：上班或休息，写明来源；对本机构及下级有效',
  tag,
  ability: 'calendar.edit',
  params: z.object({ day: daySchema }),
  body: calendarDayEdit,
  answer: okSchema,
  edit: ({ db, actor, params: { day } }) => standingOf(db, actor, day),
  handler: async ({ db, actor, params: { day }, body, audit }) => {
    const { version, ...given } = body;
    if (!(await updateDay(db, actor.unit, { day, ...given }, version)))
      throw problem('conflict', { what: `${day} 的录入` });
    audit({
      action: 'calendar.edit',
      subject: `${day} ${given.working ? '上班' : '休息'}`,
      detail: given,
    });
    return ok;
  },
});

const remove = endpoint({
  method: 'DELETE',
  path: '/api/calendar/:day',
  summary: '取消本机构录入的一天',
  tag,
  ability: 'calendar.edit',
  params: z.object({ day: daySchema }),
  answer: okSchema,
  handler: async ({ db, actor, params: { day }, audit }) => {
    if (!(await deleteDay(db, actor.unit.id, day)))
      throw problem('not-found', { what: '录入的日子' });
    audit({ action: 'calendar.delete', subject: day });
    return ok;
  },
});

const take = endpoint({
  method: 'POST',
  path: '/api/calendar/import',
  summary: '导入一年的放假安排（.xlsx 或 .csv），替换本机构该年原有的录入',
  tag,
  ability: 'calendar.edit',
  upload: 2,
  answer: calendarImported,
  handler: async ({ db, actor, upload, audit }) => {
    const file = upload();
    const { year: of, days } = await readCalendarTable(file);
    await deleteYear(db, actor.unit.id, of);
    await insertDays(db, actor.unit, days);
    const on = days.filter((day) => day.working).length;
    const done = { year: of, days: days.length, off: days.length - on, on };
    audit({ action: 'calendar.import', subject: `${of} 年`, detail: done });
    return done;
  },
});

export const routes: Endpoint[] = [year, download, count, edit, remove, take];
