/** What other nouns may use of rectifications. */
export { followInspections, followSource } from './follow.ts';
