/** What forbids a freeze, in words: what is wrong and what to do. */
import type { CommitmentFault } from './commitment.ts';

const texts: Record<CommitmentFault['code'], { zh: string; en: string }> = {
  'empty-pool': {
    zh: '名单是空的，没有可抽的机构。请放宽筛选条件。',
    en: 'The pool is empty. Widen the filter.',
  },
  'duplicate-code': {
    zh: '编码“{code}”在名单里出现了两次，机会就不均等了。请删除重复的一行。',
    en: 'Code {code} is in the list twice, which doubles its chance. Remove one.',
  },
  'unknown-stratum': {
    zh: '名额里的“{stratum}”层在名单中一家也没有。请删去这一层，或核对分层的依据。',
    en: 'Nobody in the pool is in stratum {stratum}. Remove its quota or check how strata are made.',
  },
  'too-many': {
    zh: '“{stratum}”层只有 {possible} 家，抽不出 {wanted} 家。请减少名额。',
    en: 'Stratum {stratum} has only {possible}; {wanted} cannot be drawn. Lower its quota.',
  },
  'must-over-quota': {
    zh: '“{stratum}”层必查的就有 {possible} 家，多于名额 {wanted} 家。请增加名额，或减少必查。',
    en: 'Stratum {stratum} has {possible} that must be visited, more than its quota {wanted}. Raise the quota.',
  },
  'total-too-small': {
    zh: '共抽 {wanted} 家不够：必查和每层至少的家数合计已有 {possible} 家。请增加总数，或降低每层至少的家数。',
    en: 'A total of {wanted} is too small: obligatory ones and the least of each stratum make {possible}.',
  },
  'total-too-large': {
    zh: '名单里只有 {possible} 家，抽不出 {wanted} 家。请减少总数。',
    en: 'The pool has only {possible}; {wanted} cannot be drawn. Lower the total.',
  },
  'nothing-to-draw': {
    zh: '名额合计为 0，没有要抽的。请填写名额。',
    en: 'The quotas come to 0. Enter how many to draw.',
  },
  'too-many-picks': {
    zh: '一次最多抽 {most} 家（RFC 3797 的序号为两个字节）。请分几次抽取。',
    en: 'One draw takes at most {most} (two-byte index of RFC 3797). Split it.',
  },
  'no-source': {
    zh: '还没有指定公开种子的来源。请至少指定一个将来才公布的来源，如某一期彩票。',
    en: 'No public source is named. Name at least one whose value will only be published later.',
  },
  'duplicate-source': {
    zh: '种子来源“{source}”写了两次。请删除一个，或改用另一期。',
    en: 'Source {source} is named twice. Remove one.',
  },
  'source-before-freeze': {
    zh: '“{source}”的公布时间不晚于现在，数值可能已经有人知道。请改用以后才公布的一期。',
    en: '{source} is not published after the freeze; its value may be known already. Choose a later issue.',
  },
  'objection-before-freeze': {
    zh: '没有填写异议截止时间，或它不晚于现在。请把截止时间定在公布承诺之后。',
    en: 'The end of the objection window is missing or not in the future. Move it after the commitment.',
  },
  'no-contact': {
    zh: '没有写明向谁提出异议。请填写联系人和电话。',
    en: 'Nobody is named who takes objections. Enter a contact.',
  },
  'objection-after-seed': {
    zh: '异议期要在种子公布之前结束，否则看到结果再改名单就说不清了。请提前截止时间，或改用更晚的种子。',
    en: 'Objections must be over before the first seed is published. End earlier or choose a later seed.',
  },
  'too-many-reserves': {
    zh: '抽完以后名单里只剩 {possible} 家可作备选。请减少备选数。',
    en: 'Only {possible} are left as reserves. Lower their number.',
  },
  'too-many-doubles': {
    zh: '双评的家数不能多于抽中的 {possible} 家。请减少双评数。',
    en: 'No more than the {possible} picked can be double-scored. Lower the number.',
  },
  'no-days': {
    zh: '要抽录像时段，但没有给出可抽的日期。请至少选一天。',
    en: 'An hour is to be drawn, but no day is given. Choose at least one.',
  },
  'bad-hours': {
    zh: '“{name}”等 {count} 家没有营业时间，或放不下一个时段，抽不出录像时段。请补填，如 09:00-12:00,13:30-17:00。',
    en: '{name} and others ({count} in all) have no business hours that hold a slot. Enter them, e.g. 09:00-17:00.',
  },
  'no-inspectors': {
    zh: '要派检查人员，但名单里没有人。请至少选一人，或不派人。',
    en: 'Inspectors are to be assigned, but none is listed. Choose at least one.',
  },
  'too-little-capacity': {
    zh: '检查人员合计最多能去 {room} 次，需要 {needed} 次。请增加人员或每人次数。',
    en: 'Inspectors have room for {room} visits, {needed} are needed. Add people or raise their limits.',
  },
};

export function faultText({ code, params }: CommitmentFault): { zh: string; en: string } {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return { zh: fill(texts[code].zh), en: fill(texts[code].en) };
}
