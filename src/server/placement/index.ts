/** What other nouns may use of 定置定位. */
export { loadOutlet } from './actions.ts';
export { findThing, listThings } from './request-queries.ts';
