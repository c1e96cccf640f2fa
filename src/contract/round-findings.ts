/** What stands in the way of opening a round, in words: what, why, what next. */
import type { RoundFinding, FindingCode } from '../domain/round/model.ts';
import type { Language } from './problem.ts';

type Words = Record<Language, string>;
const texts: Record<FindingCode, Words> = {
  'no-outlets': {
    zh: '没有一家网点。请选择机构、抽取结果或目标名单。',
    en: 'There is no outlet. Choose units, a draw or the list of outlets below target.',
  },
  'no-inspectors': {
    zh: '没有检查人员。请至少选择一人。',
    en: 'There is no inspector. Choose at least one.',
  },
  'nobody-free': {
    zh: '{outlet}派不出人：所选人员都须回避、在锁定期内、管不到这里，或已满额。请增加检查人员或提高每人上限。',
    en: 'Nobody can go to {outlet}: all chosen inspectors are its own staff, were there too lately, do not cover it, or are full. Add inspectors or raise the limit.',
  },
  'no-second': {
    zh: '{outlet}要双评，但派不出第二个人。请增加检查人员，或降低双评比例。',
    en: '{outlet} is to be scored twice, but no second inspector can go. Add inspectors or lower the share.',
  },
  'unknown-inspector': {
    zh: '{outlet}指定的检查人员不在所选人员中，或账号已停用。请改派。',
    en: 'The inspector chosen for {outlet} is not among those selected, or is disabled. Choose another.',
  },
  'out-of-range': {
    zh: '{inspector}的任职管不到{outlet}，手机上会看不到这张检查单。请改派，或先授予角色。',
    en: '{inspector} holds no role over {outlet} and would not see the visit. Choose another or grant a role first.',
  },
  'own-staff': {
    zh: '{inspector}是{outlet}自己的人，须回避。请改派。',
    en: '{inspector} belongs to {outlet} and may not check it. Choose another.',
  },
  'lock-out': {
    zh: '{inspector}在锁定期内去过{outlet}。请改派，或缩短锁定期。',
    en: '{inspector} was at {outlet} within the lock-out period. Choose another or shorten it.',
  },
  'over-capacity': {
    zh: '{inspector}派到 {count} 家，超过每人上限。请增加检查人员，或提高上限。',
    en: '{inspector} would have {count} visits, more than the limit. Add inspectors or raise the limit.',
  },
  'same-twice': {
    zh: '{outlet}的双评是同一个人，评不出差异。请换其中一人。',
    en: '{outlet} would be scored twice by the same person. Replace one of them.',
  },
};

export function roundFindingText(finding: RoundFinding, language: Language): string {
  const { outlet, inspector, count } = finding;
  const somebody = language === 'zh' ? '这名检查人员' : 'This inspector';
  const params: Record<string, string> = {
    outlet: outlet ? `${outlet.name}（${outlet.code}）` : '',
    inspector: inspector ?? somebody,
    count: String(count),
  };
  return texts[finding.code][language].replace(/\{(\w+)\}/g, (_, name: string) => params[name]!);
}
