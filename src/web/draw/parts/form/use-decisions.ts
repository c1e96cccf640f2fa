/** The decisions of a draft while they are being changed, and the names of the units in them. */
import { createContext, useContext } from 'react';
import type { UnitRef } from '../../../../contract/common.ts';
import type { DrawOptions } from '../../../../contract/draw.ts';
import type { DrawSpec } from '../../../../domain/draw/index.ts';

export type Decisions = {
  spec: DrawSpec;
  set: (change: Partial<DrawSpec>) => void;
  options: DrawOptions;
  unitOf: (id: number) => UnitRef | null;
  /** Remembers a unit that was picked, so that its name can be shown. */
  know: (unit: UnitRef) => void;
};

export const DecisionsContext = createContext<Decisions | null>(null);

export function useDecisions(): Decisions {
  const decisions = useContext(DecisionsContext);
  if (!decisions) throw new TypeError('outside of a draft');
  return decisions;
}
