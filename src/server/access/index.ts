/** What other nouns may use of accounts. */
export { createAccount, presentSession } from './actions.ts';
export { deleteFactor } from './factor-queries.ts';
export { changesOf, requireTop } from './policy-routes.ts';
export { checkPassword, hashOf, inventPassword } from './passwords.ts';
export {
  findActor,
  findAnyUser,
  findAssignments,
  findRolesOutside,
  findTopUnit,
  insertAssignment,
  lockSetup,
  updateDisabled,
} from './queries.ts';
export { deleteSessionOf, deleteSessions, listSessions } from './session-queries.ts';
export { findPolicy, findSetting, updateSetting } from './setting-queries.ts';
export type { LockOut } from './lock-out.ts';
export { refusalEvents } from './refusals.ts';
export { seal, unseal } from './seal.ts';
export { cookieLine, cookieText } from './session-cookie.ts';
export {
  admit,
  signIn,
  type Directory,
  type Door,
  type Refused,
  type SignedIn,
} from './sign-in.ts';
export { findSigning, updatePassword, updateUnlocked } from './sign-in-queries.ts';
