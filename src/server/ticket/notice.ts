/** 现场处罚通知单 as a Word document. */
import { writeOfficial } from '../../documents/index.ts';
import type { TicketDetail } from '../../contract/ticket.ts';

const signatures: Record<string, string> = {
  signed: '被处罚人已签字',
  refused: '被处罚人拒绝签字',
  absent: '被处罚人不在场',
  '': '（导入，没有记录）',
};
const orders: Record<TicketDetail['order'], string> = {
  none: '无',
  drill: '初犯：参加当晚演练',
  training: '再犯：参加培训半天以上',
};

/** Yuan without its sign, for a text that says 考核. */
const yuan = (amount: string | null) => (amount === null ? '待定' : `${amount.replace('-', '')}元`);

const thingText = ({ code, name, place, before }: NonNullable<TicketDetail['thing']>) =>
  `${code} ${name}${place ? `（${place}）` : ''}；检查之前${before ? '已有补充申请' : '没有补充申请'}`;

/** @param foot the last root of the log */
export function writeNotice(
  ticket: TicketDetail,
  issuingUnit: string,
  foot?: string,
): Promise<Uint8Array> {
  const { unit, rule } = ticket;
  const basis = rule ? `${rule.clauseNo}：${rule.text}` : `条款 ${ticket.clause}`;
  return writeOfficial({
    title: '现场处罚通知单',
    to: unit.name,
    body: [
      {
        kind: 'table',
        widths: [7, 21],
        rows: [
          ['网点', `${unit.name}（${unit.code}）`],
          ['责任人', ticket.offender || '（未指明个人）'],
          ['日期', ticket.happenedOn],
          ['条款', `${ticket.clause} ${rule?.title ?? ''}`],
          ['依据', basis],
          ['事实与理由', ticket.reason || '（没有记录）'],
          ...(ticket.thing ? [['定置物品', thingText(ticket.thing)]] : []),
          ['次数、扣分', `${ticket.times} 次${ticket.points ? `，扣 ${ticket.points} 分` : ''}`],
          ['考核金额', yuan(ticket.charge)],
          ['本年此前同条处罚', `${ticket.earlier} 次`],
          ['另须', orders[ticket.order]],
          ['开单人', ticket.issuerName || '（导入）'],
          ['签收', signatures[ticket.signature] ?? ticket.signature],
        ],
      },
      {
        kind: 'text',
        text: '被处罚人如有异议，可在规定的期限内向上一级申诉；开单人不参与申诉的裁定。个人当月扣减合计不得超过当月工资的20%，兑现前须人工核对。',
      },
    ],
    signed: { unit: issuingUnit, day: ticket.happenedOn },
    foot,
  });
}
