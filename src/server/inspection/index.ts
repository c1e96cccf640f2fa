/** What other nouns may use of inspections and facts. */
export { collectBook } from './collect-book.ts';
export { loadInspection } from './load-inspection.ts';
export { findNewestYear, listTemplateUnits, onRecord } from './on-record-queries.ts';
export { placesText, rankColumns, type RankColumns } from './rank-columns.ts';
export { rankWaves, refreshWave } from './refresh-ranking.ts';
export { refreshRepeated } from './refresh-repeated.ts';
export { visitDays } from './visit-days.ts';
export { vouchedText } from './vouched.ts';
export { applyBook, previewBook, type Counts } from './take-over.ts';
