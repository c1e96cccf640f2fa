/** What other nouns' pages show of appeals. */
export { AppealsOf } from './parts/appeals-of.tsx';
