/** Where to return to after signing in: an address inside this app, never another site. */
export const ownPath = (path: string | undefined): string =>
  path && /^\/(?![/\\])/.test(path) && !/^\/(sign-in|secure)/.test(path) ? path : '/';
