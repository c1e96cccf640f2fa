/** Key figures of the desk, in the reader's language. */
import type { Language } from '../../contract/problem.ts';
import type { Waiting } from './queries.ts';

export function figuresFor(w: Waiting, below: number, language: Language) {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  return [
    {
      code: 'outlets',
      title: say('网点', 'Outlets'),
      value: String(w.outlets),
      unit: say('家', ''),
      detail: say(`共 ${w.units} 个机构`, `${w.units} units in all`),
    },
    {
      code: 'visits',
      title: say('检查', 'Visits'),
      value: String(w.visits),
      unit: say('次', ''),
      detail: say('已登记的检查成绩', 'Scores on record'),
    },
    {
      code: 'below',
      title: say('最近一次未达标', 'Below target'),
      value: String(below),
      unit: say('家', ''),
      detail: say('最近一次神秘人检查低于阶段目标', 'Newest visit below its phase target'),
    },
    {
      code: 'amount',
      title: say('台账合计', 'Ledger total'),
      value: w.amount,
      unit: say('元', 'CNY'),
      detail: say('奖励为正，考核为负', 'Rewards positive, penalties negative'),
    },
  ];
}
