/** 机构 and 人员 as sheets. */
import type { Table } from '../../documents/index.ts';
import { roleNames } from '../http/words.ts';
import type { PersonRow } from './people-queries.ts';
import type { UnitRow } from './queries.ts';

const yes = (is: boolean | null) => (is === null ? null : is ? '是' : '否');

export const unitTable = (rows: UnitRow[]): Table => ({
  name: '机构',
  columns: [
    { title: '机构编码', width: 16 },
    { title: '机构名称', width: 30 },
    { title: '层级', width: 10 },
    { title: '上级编码', width: 16 },
    { title: '上级机构', width: 30 },
    { title: '叫号机', width: 10 },
    { title: '下辖网点', width: 12, kind: 'number' },
    { title: '在岗人员', width: 12, kind: 'number' },
  ],
  rows: rows.map((u) => [
    u.code,
    u.name,
    u.level,
    u.parent?.code ?? null,
    u.parent?.name ?? null,
    yes(u.queueMachine),
    u.outlets,
    u.people,
  ]),
});

const rolesOf = ({ account }: PersonRow) =>
  (account?.assignments ?? [])
    .map(({ role, unit }) => `${roleNames[role].zh}（${unit.name}）`)
    .join('、');

/** `phones`: whether the reader may have them. */
export const personTable = (rows: PersonRow[], phones: boolean): Table => ({
  name: '人员',
  columns: [
    { title: '工号', width: 14 },
    { title: '姓名', width: 14 },
    { title: '岗位', width: 16 },
    ...(phones ? [{ title: '电话', width: 18 }] : []),
    { title: '机构编码', width: 16 },
    { title: '机构', width: 30 },
    { title: '账号', width: 16 },
    { title: '账号状态', width: 10 },
    { title: '角色', width: 40, wrap: true },
    { title: '离岗日期', width: 12, kind: 'date' },
  ],
  rows: rows.map((p) => [
    p.staffNo,
    p.name,
    p.post,
    ...(phones ? [p.phone] : []),
    p.unit.code,
    p.unit.name,
    p.account?.username ?? null,
    p.account ? (p.account.disabled ? '已停用' : '正常') : null,
    rolesOf(p),
    p.leftOn,
  ]),
});
