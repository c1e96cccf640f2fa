// Loads every group of builtins and offers them as one table and one catalogue.

import './numeric.ts';
import './rounding.ts';
import './text.ts';
import './patterns.ts';
import './conversion.ts';
import './logic.ts';
import './constructors.ts';
import './date-parts.ts';
import './aggregates.ts';
import './list.ts';
import './list-change.ts';
import './range.ts';
import './refused.ts';
import { allBuiltins } from './define.ts';

export { builtin, properties } from './define.ts';
export { ITEM_AT, NUMBERS } from './list.ts';

/** The names a source may call. */
export const builtinNames = allBuiltins().map(({ name }) => name);
