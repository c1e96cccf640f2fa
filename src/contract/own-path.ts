/**
 * Addresses inside this application, to return to after signing in. Printable ASCII only: browsers drop tabs
 * and line ends, so that `/⇥/elsewhere` would be another site's, and nothing else fits into a header.
 */
const pattern = /^\/(?![/\\])[\x21-\x7e]*$/;

export const isOwnPath = (path: string): boolean => pattern.test(path);
