/** 机构 in the database. People have their own file. */
import { pinyin } from 'pinyin-pro';
import { unit } from '../../../db/schema/index.ts';
import { numberLimit, numberTree } from '../../domain/organisation/numbering.ts';
import type { Level } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';

/** How a Chinese name is sorted and searched: its pinyin without tones, then the initials. */
export function pinyinOf(name: string): string {
  const options = { toneType: 'none', type: 'array' } as const;
  const words = pinyin(name, options);
  return `${words.join('')} ${words.map((word) => word[0] ?? '').join('')}`.toLowerCase();
}

/** The root of a new tree. @throws Problem `duplicate` when the code is taken */
export async function insertTopUnit(
  db: Db,
  given: { code: string; name: string; level: Level },
): Promise<{ id: number; unitNo: number }> {
  const span = numberTree([{ code: given.code, parentCode: null }]).get(given.code);
  const { no, last } = span ?? { no: 1, last: numberLimit - 1 };
  const [row] = await db
    .insert(unit)
    .values({ ...given, pinyin: pinyinOf(given.name), unitNo: no, lastNo: last })
    .returning({ id: unit.id, unitNo: unit.unitNo });
  return row!;
}
