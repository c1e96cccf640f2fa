/** What other nouns may use of units. */
export { findUnit } from './queries.ts';
