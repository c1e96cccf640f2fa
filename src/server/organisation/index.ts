/** What other nouns may use of units. */
export { pinyinOf } from './pinyin.ts';
export { findUnit, holdNumbers, updateNumbers } from './queries.ts';
export { loadOwnUnit } from './own-unit.ts';
