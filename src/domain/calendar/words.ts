/** Derivations in words, for documents, problems and lists; the web has the same in its own language. */
import type { Clock, Step } from './count.ts';
import { weekdayOf } from './days.ts';

type Told = Omit<Step, 'source'>;

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

/** "10月1日": as it stands in a sentence. */
export const shortDay = (day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
/** "2025年10月1日". */
export const longDay = (day: string): string => `${day.slice(0, 4)}年${shortDay(day)}`;

function reasonWords({ reason, name, working, day }: Told): string {
  const weekday = weekdays[weekdayOf(day)]!;
  switch (reason) {
    case 'holiday':
      return `${name}放假`;
    case 'makeup':
      return `${weekday}，${name}调休上班`;
    case 'set':
      return `${weekday}，${name || (working ? '本行规定上班' : '本行规定休息')}`;
    default:
      return weekday;
  }
}

/** "10月9日（星期四）第1日", "10月1日（国庆节放假）不计". */
function stepWords(step: Told): string {
  const counted = step.count === null ? '不计' : `第${step.count}日`;
  return `${shortDay(step.day)}（${reasonWords(step)}）${counted}`;
}

const unpublished = (year: string) =>
  `${year}年的放假安排尚未公布，以周一至周五暂计，等待国务院公布`;

/** The whole derivation as one sentence a person can check with a wall calendar. */
export function clockWords(clock: Omit<Clock, 'steps'> & { steps: Told[] }): string {
  const { from, due, unit, days, steps } = clock;
  const years = new Set(steps.filter((s) => s.provisional).map((s) => s.day.slice(0, 4)));
  const counted = unit === 'working' ? '工作日' : '自然日';
  const parts = [
    `${longDay(from)}为起算日，不计入；自次日起算${days}个${counted}：${steps.map(stepWords).join('，')}`,
    `${longDay(due)}24:00届满`,
    ...[...years].map(unpublished),
  ];
  return `${parts.join('；')}。`;
}
