/** What other nouns may use of appeals. */
export { fileAppeal, goFurther, permitEvidence, takeStep } from './actions.ts';
export { decide } from './decide.ts';
export { readerOf } from './person.ts';
export { findWaiting, type Waiting } from './queries.ts';
export { sweepSilence } from './silence.ts';
