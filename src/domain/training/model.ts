/** 培训与晨会: the words that screens, tables and rules share. */

export const sessionKinds = [
  'training', // 培训
  'drill', // 演练
  'observation', // 观摩
  'video', // 录像学习
] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const attendanceStates = ['present', 'late', 'absent'] as const;
export type AttendanceState = (typeof attendanceStates)[number];
/** 到 and 迟到 both count as having been there. */
export const attended = (state: AttendanceState): boolean => state !== 'absent';

/**
 * 软件要点 of phase two (C3-R20). The text skips its third point; what it was is not known, so none is
 * made up here.
 */
export const softwareTags = [
  '着装',
  '手机',
  '收费标准',
  '提醒点钞',
  '迎送分流',
  '保安站姿巡查',
] as const;
export type SoftwareTag = (typeof softwareTags)[number];
/** Of questions and sessions that belong to none of them. */
export const otherTag = '其他';
export const tags = [...softwareTags, otherTag] as const;
export type Tag = (typeof tags)[number];

/** Words by which an item of a checklist is known to belong to a point; the first that fits. */
const words: readonly (readonly [SoftwareTag, RegExp])[] = [
  ['保安站姿巡查', /保安|巡视|巡查/],
  ['着装', /着装|工装|制服|首饰|饰品|皮鞋|仪容|发型|工号牌/],
  ['手机', /手机|电话|聊天/],
  ['收费标准', /收费|资费|费率|手续费/],
  ['提醒点钞', /点钞|点清|清点|当面点/],
  ['迎送分流', /迎|送别|道别|分流|引导|站立服务|大堂经理/],
];

/** The point an item belongs to, by its name; 其他 when it names none. */
export const tagOf = (itemName: string): Tag =>
  words.find(([, pattern]) => pattern.test(itemName))?.[0] ?? otherTag;

/** 半天, the least that fulfils what a second ticket orders (C3-R16): half of a working day of 8 hours (劳动法 第三十六条). */
const halfDay = 4;

/** Whether having been there fulfils 培训半天以上 of an on-the-spot ticket. @param hours decimal text */
export const fulfilsOrder = (session: { kind: SessionKind; hours: string }): boolean =>
  session.kind === 'training' && Number(session.hours) >= halfDay;
