/** What other nouns may use of accounts. */
export { createAccount, signIn } from './actions.ts';
export { checkPassword, hashOf, inventPassword } from './passwords.ts';
export {
  deleteSessions,
  findActor,
  findAnyUser,
  findRolesOutside,
  insertAssignment,
  lockSetup,
  updateDisabled,
  updatePasswordHash,
} from './queries.ts';
