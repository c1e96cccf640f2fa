/** Lists of 培训与晨会 as sheets. */
import type { EssayOrder, EssayRollRow } from '../../contract/training-essay.ts';
import type { MorningDaysRow, MorningMeeting } from '../../contract/training-morning.ts';
import type { GapRow, RollRow, TrainingSession } from '../../contract/training.ts';
import type { Table } from '../../documents/index.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import { missedOf, type AttendanceState, type SessionKind } from '../../domain/training/index.ts';
import { day, number, outlet, person, personCells } from './columns.ts';

const kindWords: Record<SessionKind, string> = {
  training: '培训',
  drill: '演练',
  observation: '观摩',
  video: '录像学习',
};
const stateWords: Record<AttendanceState, string> = { present: '到', late: '迟到', absent: '缺席' };
const stateText = (state: AttendanceState | null) => (state ? stateWords[state] : '未登记');

export const sessionTable = (rows: TrainingSession[]): Table => ({
  name: '培训安排',
  columns: [
    day('日期'),
    { title: '时间' },
    { title: '名称', width: 32 },
    { title: '类型' },
    number('学时'),
    { title: '地点', width: 20 },
    { title: '安排机构', width: 20 },
    { title: '对象岗位', width: 24 },
    { title: '软件要点', width: 24 },
    { title: '条目', width: 20 },
    { title: '必修' },
    number('到'),
    number('迟到'),
    number('缺席'),
    { title: '已取消' },
  ],
  rows: rows.map((one) => [
    one.heldOn,
    one.startsAt,
    one.title,
    kindWords[one.kind],
    one.hours,
    one.place,
    one.unit.name,
    one.posts.join('、') || '所有人',
    one.tags.join('、'),
    one.itemCodes.join('、'),
    one.required ? '是' : '',
    one.present,
    one.late,
    one.absent,
    one.cancelled ? '是' : '',
  ]),
});

export const rollTable = (session: TrainingSession, rows: RollRow[]): Table => ({
  name: '到训名单',
  title: `${session.heldOn} ${session.title}`,
  columns: [...person, { title: '到训' }, { title: '原因', width: 24 }, { title: '登记人' }],
  rows: rows.map((one) => [
    ...personCells(one.unit, one),
    stateText(one.state),
    one.reason,
    one.recordedBy,
  ]),
});

export const gapTable = (rows: GapRow[]): Table => ({
  name: '未参加必修培训',
  columns: [
    ...person,
    day('培训日期'),
    { title: '培训', width: 32 },
    { title: '安排机构', width: 20 },
    { title: '登记' },
    { title: '原因', width: 24 },
  ],
  rows: rows.map(({ unit, person: who, session, state, reason }) => [
    ...personCells(unit, who),
    session.heldOn,
    session.title,
    session.unit,
    stateText(state),
    reason,
  ]),
});

export const morningTable = (rows: MorningMeeting[]): Table => ({
  name: '晨会记录',
  columns: [
    ...outlet,
    day('日期'),
    { title: '条目', width: 10 },
    { title: '演练内容', width: 36 },
    { title: '软件要点' },
    number('参加人数'),
    { title: '参加人', width: 40 },
    { title: '说明', width: 24 },
    number('证据'),
    { title: '记录人' },
    { title: '补记' },
  ],
  rows: rows.map((one) => [
    one.unit.code,
    one.unit.name,
    one.day,
    one.itemCode,
    one.drill,
    one.tag,
    one.participants.length,
    one.participants.map(({ name }) => name).join('、'),
    one.note,
    one.files,
    one.createdBy,
    one.afterwards ? '是' : '',
  ]),
});

/** @param today not over yet, so not missed */
export const morningDayTable = (rows: MorningDaysRow[], today: string): Table => ({
  name: '缺晨会记录',
  columns: [
    ...outlet,
    number('工作日'),
    number('有记录'),
    number('缺'),
    { title: '缺的日子', width: 60 },
  ],
  rows: rows.map(({ unit, expected, held, missed, days }) => {
    const recorded = new Set(days.filter(({ id }) => id !== null).map((one) => one.day));
    const over = days.filter(({ day: one }) => one < today);
    const missing = missedOf(over, recorded).join('、');
    return [unit.code, unit.name, expected, held, missed, missing];
  }),
});

export const essayTable = (
  order: Pick<EssayOrder, 'title' | 'dueOn'>,
  rows: EssayRollRow[],
): Table => ({
  name: '心得上交情况',
  title: `《${order.title}》 截止 ${order.dueOn}`,
  columns: [
    ...person,
    { title: '情况' },
    day('交的日期'),
    number('字数'),
    { title: '文件', width: 24 },
  ],
  rows: rows.map((one) => [
    ...personCells(one.unit, one),
    one.handedAt === null ? '未交' : one.late ? '迟交' : '已交',
    one.handedAt === null ? null : dayOf(one.handedAt),
    one.characters,
    one.file ?? '',
  ]),
});

export const essayOrderTable = (rows: Omit<EssayOrder, 'canEdit'>[]): Table => ({
  name: '心得征集',
  columns: [
    { title: '名称', width: 32 },
    { title: '征集机构', width: 20 },
    day('截止日期'),
    { title: '对象岗位', width: 24 },
    number('已交'),
    number('应交'),
    { title: '已取消' },
  ],
  rows: rows.map((one) => [
    one.title,
    one.unit.name,
    one.dueOn,
    one.posts.join('、') || '所有人',
    one.handed,
    one.audience,
    one.cancelled ? '是' : '',
  ]),
});
