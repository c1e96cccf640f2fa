/** 按风险定签数: who was below the target gets more tickets or must be visited, and is told why. */
import { Decimal } from 'decimal.js';
import type { Member } from './model.ts';

/** The first rule that fits counts; one ticket when none does. */
export type ChanceRule = {
  /** 上次未检查; or 低于目标 by more than `gapOver` points (decimal text). */
  when: { unvisited: true } | { gapOver: string };
  tickets: Member['tickets'];
};

export type Standing = {
  /** Score of the last visit; null = 未检查. */
  score: string | null;
  /** The target in force then; null = none. */
  target: string | null;
};

const fits = ({ when }: ChanceRule, { score, target }: Standing): boolean => {
  if ('unvisited' in when) return score === null;
  if (score === null || target === null) return false;
  return new Decimal(target).minus(score).gt(when.gapOver);
};

const standing = ({ score, target }: Standing): string => {
  if (score === null) return '上次未检查';
  const gap = target === null ? null : new Decimal(target).minus(score);
  return gap?.gt(0)
    ? `上次 ${score} 分，低于目标 ${target} 分 ${gap.toString()} 分`
    : `上次 ${score} 分`;
};

export const ticketWords = (tickets: Member['tickets']): string =>
  tickets === 'must' ? '必查' : `${tickets} 签`;

/** Tickets and the reason in words; the reason is empty where no rule applies. */
export function chanceOf(
  record: Standing,
  rules: readonly ChanceRule[],
): Pick<Member, 'tickets' | 'reason'> {
  const rule = rules.find((one) => fits(one, record));
  if (!rule) return { tickets: 1, reason: '' };
  return { tickets: rule.tickets, reason: `${standing(record)}：${ticketWords(rule.tickets)}` };
}

/** The rules in words, for the commitment. */
export const chanceWords = (rules: readonly ChanceRule[]): string =>
  rules.length === 0
    ? ''
    : `${rules
        .map(({ when, tickets }) => {
          const what =
            'unvisited' in when ? '上次未检查的' : `上次得分低于目标超过 ${when.gapOver} 分的`;
          return `${what}，${ticketWords(tickets)}`;
        })
        .join('；')}；其余 1 签。按先后，先合者为准。`;
