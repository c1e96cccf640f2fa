/** A verdict on the offline pages: what agrees, what differs and where. */
import { element } from './elements.ts';

type Verdict = {
  agrees: boolean;
  checks: readonly { title: string; differences: readonly string[] }[];
};

/** @param good said when everything agrees; @param bad when anything differs */
export function verdictNodes({ agrees, checks }: Verdict, good: string, bad: string): Node[] {
  const items = checks.map(({ title, differences }) => {
    const isGood = differences.length === 0;
    const mark = element('strong', isGood ? '✓ 相符 ' : '✗ 不符 ', isGood ? 'good' : 'bad');
    const details = differences.map((difference) => element('li', difference));
    const inside = details.length > 0 ? [element('ul', '', '', ...details)] : [];
    return element('li', '', '', mark, document.createTextNode(title), ...inside);
  });
  return [
    element('h2', '结论'),
    element('p', agrees ? good : bad, `verdict ${agrees ? 'good' : 'bad'}`),
    element('ul', '', 'checks', ...items),
  ];
}
