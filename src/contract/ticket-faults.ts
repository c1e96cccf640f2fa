/** Why a ticket cannot be issued as entered: what, why and what next. */
import type { TicketFault } from '../domain/ticket/index.ts';
import type { Language } from './problem.ts';

export type AnyTicketFault = TicketFault | { code: 'no-clause' };
type Text = (fault: never) => { zh: string; en: string };

/** "2023-06-30 09:00" in the bank's time. */
export const chinaTime = (moment: string): string =>
  new Date(moment).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);

const texts = {
  'no-clause': () => ({
    zh: '这个网点没有生效的方案允许按此条款现场开单，请先发布方案或换一个条款',
    en: 'No plan in force at this outlet lets a ticket be issued under this clause; publish one or choose another clause',
  }),
  'reason-missing': () => ({
    zh: '没有写明理由；被处罚人要能据此申诉，请写明看到了什么',
    en: 'The reason is missing; say what was seen, so that it can be answered',
  }),
  'item-missing': () => ({
    zh: '没有指明是哪一件定置物品；检查前已申请补充的不考核，请从网点的定置清单里选一件',
    en: 'Say which placed thing it is, since one asked for before the check is not charged; choose it from the list of the outlet',
  }),
  'item-unknown': ({ item }: { item: string }) => ({
    zh: `网点的定置清单里没有编码“${item}”，请重新选一件`,
    en: `The outlet's list has no thing “${item}”; choose one from it`,
  }),
  requested: ({ item, at }: { item: string; at: string }) => ({
    zh: `“${item}”在检查之前（${chinaTime(at)}）已经申请补充，按方案不考核，不能开单`,
    en: `A replacement of “${item}” was asked for before the check (${chinaTime(at)}); by the plan this is not charged and no ticket can be issued`,
  }),
  'points-missing': () => ({
    zh: '没有填写扣几分，请按检查标准填写大于 0 的分值',
    en: 'Points are missing; enter more than 0, as the standard has them',
  }),
  'times-not-asked': () => ({
    zh: '这个条款不按次数计，请把次数改回 1，分别开单',
    en: 'This clause does not count times; set it to 1 and issue separate tickets',
  }),
  'amount-not-asked': () => ({
    zh: '这个条款的金额由方案按次数或扣分计算，请不要另填金额',
    en: 'The plan computes the amount of this clause; leave the amount empty',
  }),
  'amount-missing': ({ from, to }: { from: string; to: string }) => ({
    zh: `没有填写核定金额，请在 ${from}—${to} 元之间填写`,
    en: `The amount is missing; enter ${from} to ${to} yuan`,
  }),
  'amount-outside': ({ amount, from, to }: { amount: string; from: string; to: string }) => ({
    zh: `核定金额 ${amount} 元超出条款的范围，请改在 ${from}—${to} 元之间`,
    en: `${amount} yuan is outside the clause's range; enter ${from} to ${to}`,
  }),
} satisfies Record<AnyTicketFault['code'], Text>;

export const ticketFaultText = (fault: AnyTicketFault, language: Language): string =>
  (texts[fault.code] as (fault: AnyTicketFault) => { zh: string; en: string })(fault)[language];
