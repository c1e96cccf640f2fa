/** What other nouns may use of units. */
export { pinyinOf } from './pinyin.ts';
export { findUnit, updateNumbers } from './queries.ts';
