/** A year's holidays and 调休 as a sheet: what is exported can be imported. */
import type { CalendarDay } from '../../contract/calendar.ts';
import type { Table } from '../../documents/index.ts';

export const calendarTable = (days: readonly CalendarDay[]): Table => ({
  name: '放假安排',
  columns: [
    { title: '日期', kind: 'date', width: 12 },
    { title: '是否上班', width: 10 },
    { title: '名称', width: 16 },
    { title: '来源', width: 40 },
  ],
  rows: days.map((d) => [
    d.day,
    d.working ? '上班' : '休息',
    d.name,
    d.source || (d.reason === 'set' ? '' : '国务院放假安排（内置）'),
  ]),
});
