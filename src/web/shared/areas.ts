/**
 * The two areas whose pages stand side by side under one entry of the main navigation. One list serves
 * the tabs under a page's title, the entry's target (the first page the role may open) and the entry
 * shown as current. A page is added here when it lands.
 */
import { useTranslation } from 'react-i18next';
import type { Ability } from '../../contract/abilities.ts';
import { useSession } from './session.ts';
import type { SubPage } from './sub-nav.tsx';

export const areas = {
  inspection: [
    { to: '/inspections', key: 'inspection.scores', needs: 'fact.read' },
    { to: '/standards', key: 'inspection.standards', needs: 'fact.read' },
    { to: '/inspections/imports', key: 'work.imports', needs: 'fact.read' },
  ],
  incident: [
    { to: '/complaints', key: 'inspection.complaints', needs: 'fact.read' },
    { to: '/exposures', key: 'inspection.exposures', needs: 'fact.read' },
    { to: '/tickets', key: 'inspection.tickets', needs: 'fact.read' },
  ],
} as const satisfies Record<string, readonly { to: string; key: string; needs: Ability }[]>;
export type Area = keyof typeof areas;

/** The pages of an area that the present role may open, with their names. */
export function useArea(area: Area): SubPage[] {
  const { t } = useTranslation();
  const held = useSession()?.abilities ?? [];
  return areas[area]
    .filter(({ needs }) => held.includes(needs))
    .map(({ to, key }) => ({ to, label: t(key) }));
}
