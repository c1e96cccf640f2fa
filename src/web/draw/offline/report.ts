/** What the offline page says about a file: the verdict, what had been promised, who was drawn and how. */
import {
  listsOf,
  replay,
  ticketWords,
  type DrawFile,
  type Verdict,
  type Visit,
} from '../../../domain/draw/index.ts';
import { element, table } from '../../shared/offline/elements.ts';
import { verdictNodes } from '../../shared/offline/verdict.ts';

/** Rows shown of a long result; the file holds them all. */
const shown = 1000;

export const verdictOf = (verdict: Verdict): Node[] =>
  verdictNodes(verdict, '相符：这次抽取可以完全重复。', '不符：文件与承诺或算法有出入，见下。');

export function factsOf({ commitment, commitmentSha256, seeds, result }: DrawFile): Node[] {
  const code = (text: string) => element('code', text);
  const rows: (string | Node)[][] = [
    ['抽取', `${commitment.title}（${commitment.unit}）`],
    ['公布承诺', commitment.frozenAt],
    ['承诺的 SHA-256', code(commitmentSha256)],
    ['名单的 SHA-256', code(commitment.pool.sha256)],
    ['名单', `${commitment.pool.size} 家，抽 ${result.picks.length} 家（${commitment.poolRule}）`],
    ['机会', commitment.chance || '每家 1 签，机会均等'],
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

/** Who goes, which hour is looked at. */
const visitWords = (visits: readonly Visit[], number: number): string =>
  visits
    .filter((visit) => visit.number === number)
    .map(({ inspector, slot, round }) =>
      [
        round === 2 ? '双评' : '',
        inspector ?? '',
        slot ? `${slot.day} ${slot.from}-${slot.to}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    )
    .filter(Boolean)
    .join('；');

const more = (count: number): Node[] =>
  count > 0 ? [element('p', `另有 ${count} 家，见文件。`, 'note')] : [];

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
    const visits = visitWords(file.result.visits, number);
    return [String(order), `${number} 号 ${member?.name ?? ''}`, stratum, sum, visits];
  });
  const sum = '算式（散列值除以余下的签数，余数即签号，从 0 数起）';
  return [
    element('h2', '抽中'),
    table(['次序', '机构', '层', sum, '派单'], rows),
    ...more(file.result.picks.length - rows.length),
  ];
}

/** Who stands in for whom, why, and the link of the chain that decided it. */
export function reserveTable(file: DrawFile): Node[] {
  const lists = listsOf(file);
  if (!lists || file.openings.length === 0) return [];
  const name = (number: number) => `${number} 号 ${lists.members[number - 1]?.name ?? ''}`;
  const rows = file.openings.map((one) => [
    String(one.n),
    name(one.number),
    name(one.replaces),
    one.reason,
    element('code', one.link),
    visitWords(one.visits, one.number),
  ]);
  const titles = ['第几个', '备选', '替换', '理由', '揭开的一环（SHA-256 等于上一环）', '派单'];
  return [element('h2', '备选'), table(titles, rows)];
}

/** The frozen list, folded away. */
export function poolTable(file: DrawFile): Node[] {
  const lists = listsOf(file);
  if (!lists) return [];
  const rows = lists.members
    .slice(0, shown)
    .map(({ code, name, stratum, tickets, reason }, at) => [
      String(at + 1),
      code,
      name,
      stratum,
      ticketWords(tickets),
      reason,
    ]);
  const titles = ['序号', '编码', '名称', '层', '签数', '理由'];
  const title = element('summary', `名单（${lists.members.length} 家）`);
  return [
    element('h2', '名单'),
    element(
      'details',
      '',
      '',
      title,
      table(titles, rows),
      ...more(lists.members.length - rows.length),
    ),
  ];
}
