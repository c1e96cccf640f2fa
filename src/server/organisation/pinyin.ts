/** How Chinese names are sorted and searched: PGlite has no Chinese collation, so their pinyin is stored. */
import { pinyin } from 'pinyin-pro';

/** "文成支行" → "wenchengzhihang wczh": sorts by sound, found by sound or by initials. */
export function pinyinOf(name: string): string {
  const words = pinyin(name, { toneType: 'none', type: 'array' });
  const initials = words.map((word) => word[0] ?? '');
  return `${words.join('')} ${initials.join('')}`.toLowerCase();
}
