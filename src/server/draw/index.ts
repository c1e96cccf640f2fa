/** What other nouns may use of draws. */
export { addDraft, freezeDraw, saveDraft } from './draft-actions.ts';
export { findDrawResult, type DrawnVisit, type DrawResult } from './result.ts';
export { openNext, run } from './run-actions.ts';
export { confirmSeed, enterSeed } from './witness-actions.ts';
