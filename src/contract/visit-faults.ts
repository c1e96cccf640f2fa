/** Why an operation was not taken or a visit not submitted, in words; the phone shows them as they are. */
import type { Fault } from '../domain/standard/index.ts';
import type { OperationFault } from '../domain/visit/index.ts';
import type { Language } from './problem.ts';
import { answerFaultText } from './standard-faults.ts';

const texts: Record<string, Record<Language, string>> = {
  'unknown-item': {
    zh: '这张检查单的标准里没有条目“{key}”。请更新检查标准后重新作答。',
    en: 'The standard of this visit has no item "{key}". Update the standard and answer again.',
  },
  'bad-value': {
    zh: '“{key}”的内容不完整或格式不对。请重新作答。',
    en: 'What was entered for "{key}" is incomplete or malformed. Answer it again.',
  },
  'not-for-people': {
    zh: '“{key}”所属条目不按人作答。请只答一次。',
    en: 'The item of "{key}" is not answered for each person. Answer it once.',
  },
  'other-standard': {
    zh: '这些答案是按另一版检查标准填的，不能收进这张检查单。请更新后按本单的标准重新作答。',
    en: "These answers were given under another version of the standard. Update, and answer by this visit's own.",
  },
  'id-used-twice': {
    zh: '同一个编号来了两种内容，以先到的为准。请核对后重新作答。',
    en: 'The same number came with two contents; the first one counts. Check it and answer again.',
  },
  'too-many-changes': {
    zh: '这个条目改动的次数太多，不再接收。请联系安排检查的人。',
    en: 'This item was changed too many times and takes no more. Contact whoever arranged the visit.',
  },
  'visit-closed': {
    zh: '检查单已经提交，这个答案没有改动它，但已记入经过，复核人看得到。需要改时请复核人退回。',
    en: 'The visit was submitted before; this answer did not change it but is kept in its history for the reviewer. Ask for it to be returned if it matters.',
  },
  'not-submitted-conflict': {
    zh: '有 {count} 处两台设备答得不同，请选定一个。',
    en: '{count} answers differ between devices: choose one of each.',
  },
  'not-submitted-start': {
    zh: '还没有点“开始”。',
    en: 'The visit has not been started.',
  },
  'not-submitted-unanswered': {
    zh: '还有 {count} 个条目没有作答。',
    en: '{count} items are unanswered.',
  },
  'not-submitted-evidence': {
    zh: '有 {count} 个条目缺证据，或证据还没有传完。',
    en: '{count} items lack evidence, or it has not arrived yet.',
  },
  'not-submitted-unfit': {
    zh: '有 {count} 个答案与条目不符，请重新作答。',
    en: '{count} answers do not fit their items: answer them again.',
  },
  'not-submitted-reason': {
    zh: '有 {count} 处扣分没有写原因。',
    en: '{count} deductions lack a reason.',
  },
  'not-submitted-refused': {
    zh: '有答案没有被接收，请先处理。',
    en: 'Some answers were not accepted; see to them first.',
  },
};

/** Faults of the register, of an answer's form, and of a submission alike. */
export function visitFaultText({ code, params }: OperationFault, language: Language): string {
  const text = texts[code]?.[language];
  if (text === undefined) return answerFaultText({ code, params } as Fault, language);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
