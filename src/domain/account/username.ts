/** What an account may be called. Nothing that LDAP or Unicode folds into another name: one name, one lock. */
export const usernamePattern = /^[A-Za-z0-9_.-]{3,40}$/;

export const isUsername = (name: string): boolean => usernamePattern.test(name);
