import { isOwnPath } from '../../contract/own-path.ts';

/** Where to return to after signing in: an address inside this app, never another site. */
export const ownPath = (path: string | undefined): string =>
  path && isOwnPath(path) && !/^\/(sign-in|secure)/.test(path) ? path : '/';
