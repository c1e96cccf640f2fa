/**
 * 定置清单 from Excel or CSV: columns 网点编码, 编码, 物品, 位置, 数量, 状态, 自何日起, 备注 in any order. Every row
 * is checked and the faults are told together; what is exported can be imported.
 */
import { problem } from '../../contract/problem.ts';
import { readRows } from '../../documents/index.ts';
import { placementStates, type PlacementState } from '../../domain/placement/index.ts';
import type { Upload } from '../http/endpoint.ts';
import { stateWords } from './words.ts';

export type PlacementRow = {
  unitCode: string;
  code: string;
  name: string;
  place: string;
  quantity: number;
  state: PlacementState;
  /** null = not said. */
  since: string | null;
  note: string;
};

/** A province's whole list is 2,400 outlets × 20 things. */
const most = 60_000;
const refuse = (detail: string) => problem('placement-file', { detail });

const stateOf = (text: string): PlacementState | null =>
  text === '' ? 'present' : (placementStates.find((one) => stateWords[one] === text) ?? null);

const iso = (text: string): string | null => {
  const [, year, month, day] = /^(\d{4})\D(\d{1,2})\D(\d{1,2})日?$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 ? date.toISOString().slice(0, 10) : null;
};

const titles = {
  unitCode: /网点编码|机构编码/,
  code: /^(物品)?编码$|编号/,
  name: /物品|名称/,
  place: /位置|定置/,
  quantity: /数量|件数/,
  state: /状态/,
  since: /自|日期/,
  note: /备注|说明/,
} as const;
type Columns = Record<keyof typeof titles, number>;

function columnsOf(head: string[]): Columns {
  const at = (pattern: RegExp) => head.findIndex((title) => pattern.test(title));
  const found = Object.entries(titles).map(([name, pattern]) => [name, at(pattern)] as const);
  const columns = Object.fromEntries(found) as Columns;
  // "网点名称" also reads like the thing's name: the thing's own column wins.
  const own = head.findIndex((title) => /^(物品(名称)?|名称)$/.test(title));
  return { ...columns, name: own >= 0 ? own : columns.name };
}

/** One row, or what is wrong with it. */
function rowOf(cell: (column: keyof Columns) => string, own: string): PlacementRow | string[] {
  const [unitCode, code, name] = [cell('unitCode') || own, cell('code'), cell('name')];
  const state = stateOf(cell('state'));
  const since = cell('since') === '' ? null : iso(cell('since'));
  const quantity = Number(cell('quantity') || '1');
  const faults = [
    unitCode === '' && '缺少网点编码',
    code === '' && '缺少编码',
    code.length > 20 && `编码“${code}”超过 20 个字`,
    (name === '' || name.length > 80) && '物品名称为空或超过 80 个字',
    state === null && `状态“${cell('state')}”不是在位、缺失或损坏`,
    !(Number.isInteger(quantity) && quantity >= 1 && quantity <= 9999) &&
      `数量“${cell('quantity')}”不是 1 到 9999 的整数`,
    cell('since') !== '' && since === null && `日期“${cell('since')}”`,
  ].filter((fault) => fault !== false);
  if (faults.length > 0 || state === null) return faults;
  const [place, note] = [cell('place').slice(0, 80), cell('note').slice(0, 500)];
  return { unitCode, code, name, place, quantity, state, since, note };
}

function refuseTwice(rows: readonly PlacementRow[]): void {
  const seen = new Set<string>();
  for (const { unitCode, code } of rows) {
    const key = `${unitCode} ${code}`;
    if (seen.has(key)) throw refuse(`网点 ${unitCode} 的编码“${code}”出现了两次`);
    seen.add(key);
  }
}

/** @param own code of the outlet where rows name none; '' = each must @throws Problem `placement-file` */
export async function readPlacementTable(file: Upload, own: string): Promise<PlacementRow[]> {
  const table = await readRows(file.name, file.bytes);
  const start = table.findIndex((row) => row.some((text) => titles.name.test(text)));
  if (start < 0) throw refuse('没有找到表头“物品”');
  const columns = columnsOf(table[start]!);
  if (columns.code < 0) throw refuse('缺少“编码”列');
  const faults: string[] = [];
  const rows = table.slice(start + 1).flatMap((texts, at) => {
    if (texts.every((text) => text === '')) return [];
    const read = rowOf((column) => texts[columns[column]] ?? '', own);
    if (!Array.isArray(read)) return [read];
    faults.push(...read.map((fault) => `第 ${start + at + 2} 行${fault}`));
    return [];
  });
  if (faults.length > 0) throw refuse(faults.slice(0, 5).join('；'));
  if (rows.length === 0) throw refuse('表里没有物品');
  if (rows.length > most) throw refuse(`超过 ${most} 行，请分批导入`);
  refuseTwice(rows);
  return rows;
}
