/** Names of kinds, levels and categories in the reader's language; an unknown one stands as it came. */
import type { TFunction } from 'i18next';
import {
  exposureLevels,
  inspectionKinds,
  itemCategories,
  type ExposureLevel,
  type InspectionKind,
  type ItemCategory,
} from '../../../domain/inspection/model.ts';

const isIn = <T extends string>(list: readonly T[], word: string): word is T =>
  (list as readonly string[]).includes(word);

export const kindName = (t: TFunction, kind: string): string =>
  isIn<InspectionKind>(inspectionKinds, kind) ? t(`inspection.kinds.${kind}`) : kind;
export const levelName = (t: TFunction, level: string): string =>
  isIn<ExposureLevel>(exposureLevels, level) ? t(`inspection.levels.${level}`) : level;
export const categoryName = (t: TFunction, category: string): string =>
  isIn<ItemCategory>(itemCategories, category) ? t(`inspection.categories.${category}`) : category;
