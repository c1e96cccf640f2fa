// The table of builtins: what each definition file adds to, and how the compiler looks one up.

import type { Overload } from '../operations.ts';

/** A FEEL function: its forms, tried in order, and what it does in a few words. */
export type Builtin = { name: string; forms: Overload[]; zh: string; en: string };

const builtins = new Map<string, Builtin>();
const propertyForms = new Map<string, Overload[]>();

/** Adds a function under its FEEL name. */
export function define(name: string, zh: string, en: string, ...forms: Overload[]): Builtin {
  const made = { name, forms, zh, en };
  builtins.set(name, made);
  return made;
}

/** Adds a property (x.year). */
export function defineProperty(name: string, ...forms: Overload[]): void {
  propertyForms.set(name, forms);
}

/** The function of that name, or undefined. */
export function builtin(name: string): Builtin | undefined {
  return builtins.get(name);
}

/** The forms of a property; none when there is no such property. */
export function properties(name: string): Overload[] {
  return propertyForms.get(name) ?? [];
}

/** All functions in the order they were defined. */
export function allBuiltins(): Builtin[] {
  return [...builtins.values()];
}
