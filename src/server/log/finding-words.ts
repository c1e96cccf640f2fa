/** A finding of the check as a Chinese sentence, for the command line. */
import type { FindingKind, LogFinding } from '../../contract/log.ts';

const row = ({ table, key, unit }: LogFinding) => `${table} ${key}${unit ? `（${unit}）` : ''}`;
const last = ({ position, at, by }: LogFinding) =>
  at === null
    ? ''
    : `；最后一次记录是${position === null ? '' : `第 ${position} 条，`}${at}，${by || '不经过明窗'}`;

const sentences: Record<FindingKind, (one: LogFinding) => string> = {
  'row-edited': (one) => `绕过明窗改动：${row(one)}${last(one)}`,
  'row-deleted': (one) => `绕过明窗删除：${row(one)}${last(one)}`,
  'row-inserted': (one) => `绕过明窗增加：${row(one)}${last(one)}`,
  'entry-deleted': ({ position }) => `日志第 ${position} 条的内容被删除`,
  'entry-edited': (one) => `日志第 ${one.position} 条的内容被改动（${row(one)}，${one.at}）`,
  'entry-moved': ({ position, detail }) => `日志第 ${position} 条被换了位置，原来是第 ${detail} 条`,
  'entry-unplaced': (one) => `日志记录 ${one.detail} 的位置被删除（${row(one)}，${one.at}）`,
  'leaf-missing': ({ position }) => `日志第 ${position} 条的位置空缺`,
  'tree-differs': ({ position, detail }) => `日志第 ${position} 至 ${detail} 条之间被改写`,
  'root-differs': ({ position, detail, at, by }) =>
    `${at} 签名的根${by ? '（另外保存的）' : ''}与现在的前 ${position} 条不符：第 ${detail} 条以后被改写`,
  'root-unsigned': ({ position, at }) =>
    `${at ?? ''} 的根（${position ?? '?'} 条）不是本系统签名的`,
  'log-cut': ({ position, detail, at }) => `${at} 签名时有 ${position} 条，现在只有 ${detail} 条`,
  outside: (one) =>
    `不经过明窗的改动：${row(one)} 等 ${one.detail} 行，${one.at}，数据库用户 ${one.by}`,
};

export const findingWords = (one: LogFinding): string => sentences[one.kind](one);
