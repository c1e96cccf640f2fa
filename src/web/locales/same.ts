/** English holds exactly the keys of Chinese: a missing or surplus one is a type error. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
