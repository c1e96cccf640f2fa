/** What other nouns may use of draws. */
export { findDrawResult, type DrawnVisit, type DrawResult } from './result.ts';
