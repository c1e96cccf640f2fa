/**
 * Reasons for an appeal with what practice makes of them (HGEM's common appeals and decisions, SASSIE's
 * issue types): what the appellant should bring, and the standard decisions a reviewer may start from.
 * A recording proves what was done and handed over; what was meant or said it proves only with sound.
 */
import type { Decision, ReasonCode } from './model.ts';

type Words = { zh: string; en: string };
export type StandardDecision = { decision: Decision; opinion: Words };
export type Reason = { name: Words; bring: Words; standard: readonly StandardDecision[] };

const of = (decision: Decision, zh: string, en: string): StandardDecision => ({
  decision,
  opinion: { zh, en },
});

export const reasons: Record<ReasonCode, Reason> = {
  scoring: {
    name: { zh: '评分错误', en: 'Scoring error' },
    bring: {
      zh: '写明评分与检查记录哪里不一致，应扣多少分。',
      en: 'Say where score and record differ and what the deduction should be.',
    },
    standard: [
      of(
        'changed',
        '检查记录与扣分不一致，按记录改正扣分。',
        'Record and score differ: corrected by the record.',
      ),
      of(
        'revoked',
        '检查记录不支持该项扣分，予以撤销。',
        'The record does not support it: revoked.',
      ),
      of('upheld', '评分与检查记录一致，维持原扣分。', 'Score and record agree: upheld.'),
    ],
  },
  recording: {
    name: { zh: '与录像不符', en: 'Recording shows otherwise' },
    bring: {
      zh: '上传录像片段，写明起止秒数。录像能证明做没做、递没递，证明不了没有声音的说法。',
      en: 'Upload the clip with start and end seconds. It proves acts, not words without sound.',
    },
    standard: [
      of(
        'revoked',
        '经查看所附录像，当时已按标准执行，予以撤销。',
        'The clip shows the standard was kept: revoked.',
      ),
      of(
        'upheld',
        '所附录像未覆盖检查时段或不能证明所称情形，维持。',
        'The clip does not cover or prove it: upheld.',
      ),
    ],
  },
  standard: {
    name: { zh: '标准理解不一', en: 'Standard read differently' },
    bring: {
      zh: '引用标准原文，写明两种理解。',
      en: 'Quote the standard and both readings.',
    },
    standard: [
      of('upheld', '标准原文明确，维持。', 'The standard is clear: upheld.'),
      of(
        'revoked',
        '标准原文有两种解释，按有利于被检查网点的解释处理，予以撤销。',
        'Two readings are possible; the one in favour of the outlet holds: revoked.',
      ),
    ],
  },
  equipment: {
    name: { zh: '设备故障或停电', en: 'Equipment failure or power cut' },
    bring: {
      zh: '附报修单、停电通知或当天照片；已书面报修的请写明报修日期。',
      en: 'Attach the repair request, outage notice or photos of the day.',
    },
    standard: [
      of(
        'revoked',
        '检查前已书面报修（或当日停电有据），不应由网点承担，予以撤销。',
        'Reported in writing before the visit: revoked.',
      ),
      of(
        'changed',
        '设备故障属实，但未及时张贴告示并引导客户，减轻扣分。',
        'The failure is real but customers were not guided: reduced.',
      ),
      of('upheld', '检查前没有报修记录，维持。', 'No earlier repair request: upheld.'),
    ],
  },
  'not-ours': {
    name: { zh: '非本网点', en: 'Not our outlet' },
    bring: {
      zh: '写明为何不是本网点：地点、人员、时间哪一项不符。',
      en: 'Say which of place, person or time does not fit.',
    },
    standard: [
      of(
        'revoked',
        '经核实检查地点或人员不属于该网点，予以撤销。',
        'Place or person is not of this outlet: revoked.',
      ),
      of(
        'upheld',
        '经核实检查地点与人员均属该网点，维持。',
        'Place and person are of this outlet: upheld.',
      ),
    ],
  },
  data: {
    name: { zh: '数据错误', en: 'Wrong data' },
    bring: {
      zh: '写明哪个数据错了、正确的是多少、依据在哪。',
      en: 'Say which datum is wrong, the right one and its source.',
    },
    standard: [
      of('changed', '经核对原始数据，按正确数据改正。', 'Corrected by the source data.'),
      of('revoked', '所依据的数据有误，予以撤销。', 'The data are wrong: revoked.'),
      of('upheld', '经核对原始数据无误，维持。', 'The source data are right: upheld.'),
    ],
  },
  'force-majeure': {
    name: { zh: '不可抗力', en: 'Force majeure' },
    bring: {
      zh: '附当日通告、照片或公共部门证明。',
      en: 'Attach notices, photos or a certificate of the day.',
    },
    standard: [
      of('revoked', '当日情形属不可抗力，予以撤销。', 'Force majeure on the day: revoked.'),
      of('upheld', '所述情形不足以免除责任，维持。', 'It does not excuse it: upheld.'),
    ],
  },
  evidence: {
    name: { zh: '缺少证据', en: 'No evidence' },
    bring: {
      zh: '写明扣分或处罚缺少哪项证据（照片、录像、签字）。',
      en: 'Say which evidence is missing.',
    },
    standard: [
      of(
        'revoked',
        '检查单未附应有的证据，且无法补证，予以撤销。',
        'Required evidence is missing: revoked.',
      ),
      of('upheld', '证据齐全，维持。', 'The evidence is complete: upheld.'),
    ],
  },
  other: {
    name: { zh: '其他', en: 'Other' },
    bring: { zh: '写明事实和理由，附证据。', en: 'Give facts, reasons and evidence.' },
    standard: [
      of('upheld', '申诉理由不成立，维持。', 'The reasons do not hold: upheld.'),
      of('changed', '申诉理由部分成立，予以变更。', 'The reasons hold in part: changed.'),
      of('revoked', '申诉理由成立，予以撤销。', 'The reasons hold: revoked.'),
    ],
  },
};
