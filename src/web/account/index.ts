/** What other pages may use of accounts. */
export { administratorsQuery } from './api.ts';
export { PersonAccount } from './parts/person-account.tsx';
