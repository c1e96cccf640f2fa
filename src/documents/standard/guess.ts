/** What a sheet says only between the lines: hardware or conduct, how often counted, veto, method. */
import type { AnswerForm, Method } from '../../domain/standard/index.ts';
import { methods } from '../../domain/standard/index.ts';
import { plainDecimal } from './numbers.ts';

export const hardwareWords =
  /环境|设施|设备|标识|门楣|卫生|清洁|整洁|机具|硬件|公示|张贴|摆放|灯箱|座椅|绿植|通道|停车|填单台|老花镜|宣传/;

const half = (text: string) =>
  text.replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** "每发现一处扣0.5分" → "0.5"; null where nothing is counted. */
export function eachOf(text: string): string | null {
  const found = /每(?:[^，。；,;]{0,12}?)扣\s*(\d+(?:\.\d+)?)\s*分/.exec(half(text));
  return found ? plainDecimal(found[1]!) : null;
}

export const isVetoText = (text: string) => /一票否决/.test(text);
export const isExtraText = (text: string) => /加分项|附加分|奖励分/.test(text);

/** 有叫号机的 / 无叫号机的 in the text; null = always asked. */
export function machineOf(text: string): boolean | null {
  if (/(?:无|没有|未设|未配)叫号机/.test(text)) return false;
  return /(?:有|设有|配有|配备)叫号机的/.test(text) ? true : null;
}

const methodWords: [Method, RegExp][] = [
  ['看', /看|观察|查看|录像|监控/],
  ['听', /听|录音/],
  ['查', /查(?!看)|检查|查阅|资料|台账|档案|测试/],
  ['问', /问|访谈|询/],
];
const separators = /[、，,/\s]/g;

/** 看听查问 as they stand, else by the words for them. */
export function methodsOf(text: string): Method[] {
  const signs = [...text.replace(separators, '')];
  const plain = signs.flatMap((sign) => methods.filter((method) => method === sign));
  if (plain.length === signs.length) return [...new Set(plain)];
  return methodWords.flatMap(([method, pattern]) => (pattern.test(text) ? [method] : []));
}

/** Deductions in halves, or in tenths where the points are no halves. */
export function formOf(points: string, text: string): AnswerForm {
  const each = eachOf(text);
  if (each !== null && Number(each) > 0 && Number(each) <= Number(points))
    return { kind: 'count', each };
  if (points === '0') return { kind: 'pass' };
  if (Number(points) < 0.5) return { kind: 'pass' };
  return { kind: 'points', step: Number.isInteger(Number(points) * 2) ? '0.5' : '0.1' };
}
