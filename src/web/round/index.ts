/** What other nouns' pages may use of rounds. */
export { ClipFile, slotText } from './parts/clip-file.tsx';
export { isoOf } from './parts/remote.tsx';
