/** What the offline page says about a file: the verdict, what had been promised, who was drawn and how. */
import { listsOf, replay, type DrawFile, type Verdict } from '../../../domain/draw/index.ts';
import { element, table } from './elements.ts';

/** Rows shown of a long result; the file holds them all. */
const shown = 1000;

export function verdictOf({ agrees, checks }: Verdict): Node[] {
  const items = checks.map(({ title, differences }) => {
    const isGood = differences.length === 0;
    const mark = element('strong', isGood ? '✓ 相符 ' : '✗ 不符 ', isGood ? 'good' : 'bad');
    const details = differences.map((difference) => element('li', difference));
    const inside = details.length > 0 ? [element('ul', '', '', ...details)] : [];
    return element('li', '', '', mark, document.createTextNode(title), ...inside);
  });
  return [
    element('h2', '结论'),
    element(
      'p',
      agrees ? '相符：这次抽取可以完全重复。' : '不符：文件与承诺或算法有出入，见下。',
      `verdict ${agrees ? 'good' : 'bad'}`,
    ),
    element('ul', '', 'checks', ...items),
  ];
}

export function factsOf({ commitment, commitmentSha256, seeds, result }: DrawFile): Node[] {
  const code = (text: string) => element('code', text);
  const rows: (string | Node)[][] = [
    ['抽取', `${commitment.title}（${commitment.unit}）`],
    ['公布承诺', commitment.frozenAt],
    ['承诺的 SHA-256', code(commitmentSha256)],
    ['名单的 SHA-256', code(commitment.pool.sha256)],
    ['名单', `${commitment.pool.size} 家，抽 ${result.picks.length} 家`],
    ...commitment.sources.map(({ name, issue }, at): (string | Node)[] => {
      const seed = seeds[at];
      const values =
        seed?.state === 'failed' ? '没有数值，按 0 计' : (seed?.values.join(' ') ?? '');
      return [`种子：${name} ${issue}`, seed?.note ? `${values}（${seed.note}）` : values];
    }),
    ['种子写成的密钥', code(result.key)],
  ];
  return [element('h2', '承诺与种子'), table(['项目', '内容'], rows)];
}

export function drawnTable(file: DrawFile): Node[] {
  const lists = listsOf(file);
  if (!lists) return [];
  const steps = replay(file.commitment, lists, file.result.key, file.link);
  const rows = file.result.picks.slice(0, shown).map(({ order, number, stratum, how }) => {
    const member = lists.members[number - 1];
    const step = steps.get(number);
    const sum = step
      ? element('code', `${step.hash} mod ${step.left} = ${step.ticket}`)
      : how === 'must'
        ? '必查，不用抽'
        : '';
    return [String(order), `${number} 号 ${member?.name ?? ''}`, stratum, sum];
  });
  const more = file.result.picks.length - rows.length;
  return [
    element('h2', '抽中'),
    table(['次序', '机构', '层', '算式（第几签由散列值除以余下的签数取余）'], rows),
    ...(more > 0 ? [element('p', `另有 ${more} 家，见文件。`, 'note')] : []),
  ];
}
