/** What other nouns may use of accounts. */
export { createAccount } from './actions.ts';
export { deleteFactor } from './factor-queries.ts';
export { requireTop } from './policy-routes.ts';
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
export { findPolicy, updateSetting } from './setting-queries.ts';
export { signIn } from './sign-in.ts';
export { updatePassword, updateUnlocked } from './sign-in-queries.ts';
