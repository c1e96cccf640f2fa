/** What other nouns may use of single sign-on. */
export { askDirectory, changeEvent, enter } from './directory.ts';
export { findSettings } from './settings.ts';
