/** What answers to a standard's items can be told: what is wrong and what to do. */
import type { Fault, FaultCode } from '../domain/standard/model.ts';
import type { Language } from './problem.ts';

const texts: Record<FaultCode, Record<Language, string>> = {
  'wrong-kind': {
    zh: '条目 {code}“{name}”的作答方式与标准不符，可能是按别的版本填的。请重新打开检查单后再答。',
    en: 'The answer to item {code} "{name}" is of another kind than the standard asks for, perhaps from another version. Reopen the visit and answer again.',
  },
  'must-apply': {
    zh: '条目 {code}“{name}”不能答“不适用”。请按实际情况作答。',
    en: 'Item {code} "{name}" cannot be answered "not applicable". Answer it as found.',
  },
  'bad-number': {
    zh: '条目 {code}“{name}”的数值“{value}”不是 0 或正数。请改正。',
    en: 'Item {code} "{name}": "{value}" is not zero or a positive number. Correct it.',
  },
  'over-points': {
    zh: '条目 {code}“{name}”只有 {points} 分，不能扣 {value} 分。请改小扣分。',
    en: 'Item {code} "{name}" has {points} points; {value} cannot be deducted. Deduct less.',
  },
  'off-step': {
    zh: '条目 {code}“{name}”每次按 {step} 分扣，{value} 分不是它的整数倍。请改正扣分。',
    en: 'Item {code} "{name}" is deducted in steps of {step}; {value} is not a multiple. Correct it.',
  },
  'bad-count': {
    zh: '条目 {code}“{name}”的次数“{value}”不是 0 到 9999 的整数。请改正。',
    en: 'Item {code} "{name}": the count {value} is not a whole number from 0 to 9999. Correct it.',
  },
  'unknown-option': {
    zh: '条目 {code}“{name}”没有选项“{value}”，可能是按别的版本填的。请重新选择。',
    en: 'Item {code} "{name}" has no option "{value}", perhaps it is of another version. Choose again.',
  },
  'reason-missing': {
    zh: '条目 {code}“{name}”扣了分，但没有写原因。请写明看到了什么。',
    en: 'Item {code} "{name}" lost points without a reason. Write down what was seen.',
  },
  'evidence-missing': {
    zh: '条目 {code}“{name}”需要证据。请补拍照片或录音录像。',
    en: 'Item {code} "{name}" needs evidence. Add a photo, sound or video.',
  },
  'unknown-item': {
    zh: '这张检查单的标准里没有条目“{code}”，可能是按别的版本填的。请删去这个答案。',
    en: "This visit's standard has no item {code}, perhaps it is of another version. Remove the answer.",
  },
};

/** The fault in words. */
export const answerFaultText = ({ code, params }: Fault, language: Language): string =>
  texts[code][language].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
