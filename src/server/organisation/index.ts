/** What other nouns may use of units. */
export { findPerson, insertPerson } from './people-queries.ts';
export { findFewUnits, ofNamedUnits, searchByUnit, type UnitSearch } from './named-units.ts';
export { pinyinOf } from './pinyin.ts';
export { findUnit, holdNumbers, updateNumbers } from './queries.ts';
export { loadOwnUnit } from './own-unit.ts';
