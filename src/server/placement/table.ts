/** 定置清单 as a sheet: what is exported can be imported. */
import type { Placement } from '../../contract/placement.ts';
import type { Table } from '../../documents/index.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import { stateWords } from './words.ts';

export const placementTable = (rows: readonly Placement[]): Table => ({
  name: '定置清单',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 24 },
    { title: '编码', width: 10 },
    { title: '物品', width: 20 },
    { title: '位置', width: 24 },
    { title: '数量', kind: 'number' },
    { title: '状态', width: 8 },
    { title: '自何日起', kind: 'date', width: 12 },
    { title: '备注', width: 30 },
    { title: '申请于', kind: 'date', width: 12 },
    { title: '申请人', width: 10 },
    { title: '申请理由', width: 30 },
  ],
  rows: rows.map(({ unit, request, ...one }) => [
    unit.code,
    unit.name,
    one.code,
    one.name,
    one.place,
    one.quantity,
    stateWords[one.state],
    one.since,
    one.note,
    request && dayOf(request.askedAt),
    request?.askedBy ?? null,
    request?.reason ?? null,
  ]),
});
