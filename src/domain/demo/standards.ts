/**
 * The demo county's checklist in two versions: the shipped 神秘人 sheet since July, and the one before it
 * with an item that was dropped, one that asked something else, and one that weighed differently.
 */
import type { Item, Project, StandardDocument } from '../standard/model.ts';
import { mysteryStandard } from '../standard/templates/mystery.ts';
import { demoYear } from './values.ts';

export const demoChecklist = '县支行网点“神秘人”检查标准';

const changed: Record<string, Partial<Item>> = {
  // Replaced in July by the list of fees.
  'YJ-28': { code: 'YJ-30', name: '存折补登机可用' },
  // Judged by eye, before there was a stop watch.
  'RJ-30': { name: '等候时间不过长', form: { kind: 'points', step: '0.5' }, timer: false },
  'RJ-02': { name: '微笑问候', form: { kind: 'points', step: '1' } },
};

const earlierItem = (item: Item): Item => ({ ...item, ...changed[item.code] });
const earlierProject = (project: Project): Project => ({
  ...project,
  items: project.items.map(earlierItem),
});
const earlier: StandardDocument = {
  ...mysteryStandard,
  modules: mysteryStandard.modules.map((module) => ({
    ...module,
    projects: module.projects.map(earlierProject),
  })),
};

/** Oldest first. */
export const demoStandards: { validFrom: string; document: StandardDocument }[] = [
  { validFrom: `${demoYear}-01-01`, document: earlier },
  { validFrom: `${demoYear}-07-01`, document: mysteryStandard },
];
