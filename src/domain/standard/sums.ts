/** What the level below comes to, for an editor that shows it live. */
import { compare, decimalOf, fraction, sum, type Fraction } from './fraction.ts';
import type { Item, Module, Project, StandardDocument } from './model.ts';
import { isScored } from './outcome.ts';

const isPlain = (text: string) => /^\d+(\.\d+)?$/.test(text);
function total(points: string[]): Fraction | null {
  return points.every(isPlain) ? sum(points.map(fraction)) : null;
}
const text = (value: Fraction | null) => (value === null ? null : decimalOf(value, 6));

/** Items asked together at the kind of outlet where they come to most. */
export function sumOfItems(items: readonly Item[]): string | null {
  const asked = (value: boolean) =>
    total(
      items
        .filter((item) => isScored(item) && (!item.when || item.when.is === value))
        .map(({ points }) => points),
    );
  const [withIt, without] = [asked(true), asked(false)];
  if (!withIt || !without) return null;
  return text(compare(withIt, without) >= 0 ? withIt : without);
}

const sumOf = (parts: readonly (Project | Module)[]) =>
  text(total(parts.map(({ points }) => points)));

/**
 * The sum below "" (the document), "modules.0" or "modules.0.projects.1"; null for an item and while
 * something below is no number.
 */
export function sumOfParts(document: StandardDocument, path: string): string | null {
  const [, module, , project, items] = path.split('.');
  if (items !== undefined) return null;
  if (module === undefined) return sumOf(document.modules);
  const found = document.modules[Number(module)];
  if (!found) return null;
  if (project === undefined) return sumOf(found.projects);
  const below = found.projects[Number(project)];
  return below ? sumOfItems(below.items) : null;
}
