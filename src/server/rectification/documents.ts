/** 通报 and 硬件报修单 as Word documents. */
import { dayOf, longDay } from '../../domain/calendar/index.ts';
import type { Block, OfficialDocument } from '../../documents/index.ts';
import type { DeductionLine } from './notice-queries.ts';
import type { Found } from './queries.ts';
import { stageWords } from './words.ts';

type Signed = { unit: string; day: string };
const text = (words: string): Block => ({ kind: 'text', text: words });
/** Due moments end a day at 24:00; the day before is the one meant. */
const dueWords = (moment: string) => {
  const at = new Date(Date.parse(moment) - 1).toISOString();
  const clock = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);
  return clock === '00:00' ? `${longDay(dayOf(at))}24时` : `${longDay(dayOf(moment))}${clock}`;
};

/** 当日通报 (C3-R21): what was found, what is to be done this evening and at the next 晨会. */
export function noticeOf(
  drill: Found,
  morning: Found | null,
  lost: readonly DeductionLine[],
  signed: Signed,
): OfficialDocument {
  const { wave, score, target, phase, visitedOn, note } = drill.form;
  const when = visitedOn ? `${longDay(visitedOn)}` : '最近';
  const missed = target ? `，低于${phase ? `“${phase}”` : ''}阶段目标 ${target} 分` : '';
  const found = score
    ? `${when}检查（${wave ?? ''}）得分 ${score} 分${missed}。`
    : '按检查情况，需当日整改。';
  return {
    title: `关于${drill.unit.name}服务检查未达标情况的通报`,
    to: drill.unit.name,
    body: [
      { kind: 'heading', level: 1, text: '检查情况' },
      text(found),
      ...(note ? [text(note)] : []),
      ...(lost.length > 0
        ? [
            {
              kind: 'table' as const,
              head: ['条目', '内容', '扣分'],
              widths: [5, 18, 4],
              rows: lost.map((one) => [one.itemCode, one.itemName, one.points]),
            },
          ]
        : []),
      { kind: 'heading', level: 1, text: '整改要求' },
      text(`当晚组织有关人员培训、演练，${dueWords(drill.dueAt)}前上传演练录像或照片。`),
      ...(morning ? [text(`次日晨会讲评，${dueWords(morning.dueAt)}前上传晨会录像或照片。`)] : []),
      text('演练和晨会的证据由县支行复核，复核不通过的重新组织。'),
    ],
    signed,
  };
}

const dayLength = 86_400_000;
/** How long the request has waited, or took. */
function ageWords({ createdAt, doneAt }: Found, today: string): string {
  const end = doneAt === null ? today : dayOf(doneAt);
  const days = Math.round((Date.parse(end) - Date.parse(dayOf(createdAt))) / dayLength);
  return doneAt === null ? `至今 ${days} 天未修复` : `${days} 天修复`;
}

/** 硬件报修单: the written request, and where it stands. */
export function repairFormOf(
  found: Found,
  history: readonly { at: string; by: string; stage: string }[],
  signed: Signed,
): OfficialDocument {
  const {
    device = '',
    place = '',
    fault = '',
    urgency,
    contact = '',
    vendor = '',
    stage,
  } = found.form;
  const rows = [
    ['报修网点', `${found.unit.name}（${found.unit.code}）`],
    ['设备或设施', device],
    ['位置', place],
    ['故障情况', fault],
    ['紧急程度', urgency === 'urgent' ? '紧急' : '一般'],
    ['联系人', contact],
    ['责任人', found.ownerName],
    ['报修日期', `${longDay(dayOf(found.createdAt))}（${ageWords(found, signed.day)}）`],
    ['应修复日期', dueWords(found.dueAt)],
    ['承修单位', vendor],
    ['目前状态', stageWords[stage ?? 'reported']],
  ];
  const steps = history.map(({ at, by, stage: one }) => [one, longDay(dayOf(at)), by]);
  return {
    title: '硬件报修单',
    number: '',
    body: [
      { kind: 'table', widths: [7, 20], rows },
      ...(steps.length > 0
        ? [
            { kind: 'blank' as const, lines: 1 },
            {
              kind: 'table' as const,
              head: ['环节', '日期', '办理人'],
              widths: [7, 12, 8],
              rows: steps,
            },
          ]
        : []),
    ],
  };
}
