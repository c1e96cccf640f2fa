/** What a password must be where the bank has set nothing else; also for the very first one. */
export const passwordDefaults = { minLength: 10, minKinds: 3 };
