/** 申诉决定书: the decision as an official document, from the same data the page shows. */
import type { AppealDetail } from '../../contract/appeal.ts';
import { reasons } from '../../domain/appeal/index.ts';
import { clockWords, dayOf } from '../../domain/calendar/index.ts';
import { officialDay, type Block, type OfficialDocument } from '../../documents/index.ts';
import { decisionNames, instanceName } from './tables.ts';

const measureOf = (appeal: AppealDetail, value: string) =>
  appeal.subject.measure === 'money' ? `${Number(value).toFixed(2)}元` : `${Number(value)}分`;

function verdict(appeal: AppealDetail): string {
  const { subject, decision, remaining } = appeal;
  const name = decisionNames[decision!];
  if (decision === 'upheld' && subject.measure === 'none')
    return `${name}原决定：${subject.title}。`;
  if (decision === 'upheld')
    return `${name}原决定：${subject.title}，${measureOf(appeal, subject.before)}。`;
  if (decision === 'revoked') return `${name}原决定：${subject.title}不再计。`;
  return `${name}原决定：${subject.title}由${measureOf(appeal, subject.before)}变更为${measureOf(appeal, remaining ?? '0')}。`;
}

const facts = (appeal: AppealDetail): Block[] => [
  { kind: 'heading', level: 1, text: '申诉事项与理由' },
  {
    kind: 'text',
    text: `${appeal.unit.name}于${officialDay(dayOf(appeal.filedAt))}就${appeal.subject.context}的“${appeal.subject.title}”提出申诉，理由类别为${reasons[appeal.reasonCode].name.zh}。`,
  },
  { kind: 'text', text: appeal.claim },
];

function evidence(appeal: AppealDetail): Block[] {
  if (appeal.evidence.length === 0) return [];
  const packets = new Map(appeal.packets.map((one) => [one.evidenceId, one]));
  const rows = appeal.evidence.map((one) => {
    const packet = packets.get(one.id);
    const span =
      packet?.from != null
        ? `第${packet.from}秒至${packet.to ?? '末'}${packet.to == null ? '' : '秒'}`
        : '';
    return [
      one.name,
      [span, packet?.note].filter(Boolean).join('，') || one.note,
      one.sha256.slice(0, 16),
    ];
  });
  return [
    { kind: 'heading', level: 1, text: '证据' },
    { kind: 'table', head: ['文件', '证明内容', '指纹（前16位）'], rows, widths: [9, 11, 8] },
  ];
}

function effect(appeal: AppealDetail): Block[] {
  const lines = appeal.effect?.lines ?? [];
  if (lines.length === 0) return [];
  const amount = (value: string | null) => (value === null ? '无' : Number(value).toFixed(2));
  const rows = lines.map((l) => [
    l.unit.name,
    `${l.ruleId} ${l.title}`,
    amount(l.before),
    amount(l.after),
  ]);
  return [
    { kind: 'heading', level: 1, text: '随之更正的台账' },
    { kind: 'table', head: ['网点', '规则', '原金额', '更正后'], rows, widths: [8, 12, 4, 4] },
  ];
}

/** @param appeal decided (or granted by silence) @param number 发文字号 as written by hand */
export function decisionDocument(
  appeal: AppealDetail,
  number: string | undefined,
): OfficialDocument {
  const { forum, unit, decision } = appeal;
  const day = dayOf(appeal.decidedAt!);
  const last = appeal.instance > 1 || decision === 'revoked';
  const { secondFileWithin } = appeal.subject.settings;
  return {
    number,
    title: `${forum.name}\n关于${unit.name}申诉的决定书`,
    to: unit.name,
    body: [
      ...facts(appeal),
      ...evidence(appeal),
      { kind: 'heading', level: 1, text: '期限' },
      { kind: 'text', text: clockWords(appeal.clock) },
      { kind: 'heading', level: 1, text: '决定' },
      { kind: 'text', text: `经${instanceName(appeal.instance)}复核，${appeal.opinion}` },
      { kind: 'text', text: verdict(appeal) },
      ...effect(appeal),
      {
        kind: 'text',
        text: last
          ? '本决定为最终决定。'
          : `对本决定不服的，可自本决定作出次日起${secondFileWithin}个工作日内再申诉一次。`,
      },
    ],
    signed: { unit: forum.name, day },
  };
}
