// What other pages may use of the ledger.
export { useLine } from './api.ts';
export { LineExplanation } from './parts/line-explanation.tsx';
