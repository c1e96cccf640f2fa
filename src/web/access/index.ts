/** What other pages may use of the own account. */
export { SessionList } from './parts/session-list.tsx';
