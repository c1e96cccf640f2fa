/** What other nouns may use of the managing of accounts. */
export { loadAccount, switchAccount, type Managed } from './actions.ts';
export { rescue } from './rescue.ts';
export { isLastSecurity } from './queries.ts';
export { hasOpenRequest, insertRequest } from './request-queries.ts';
