/** How items and their parts are put into words. */
import type { TFunction } from 'i18next';
import type { Item } from '../../../domain/standard/index.ts';
import { formatDay } from '../../shared/figures.ts';

const bandsText = (t: TFunction, bands: { upTo: string | null; points: string }[]) =>
  bands
    .map(({ upTo, points }, at) => {
      const before = bands[at - 1]?.upTo;
      if (upTo !== null) return t('standard.form.upTo', { upTo, points });
      if (before) return t('standard.form.beyond', { upTo: before, points });
      return t('standard.form.always', { points });
    })
    .join('，');

/** How an item is answered, in one line. */
export function formText(t: TFunction, { form, extra, points }: Item): string {
  if (form.kind === 'points') return t('standard.form.points', { step: form.step });
  if (form.kind === 'count') {
    const key = extra ? 'standard.form.countExtra' : 'standard.form.count';
    return t(key, { each: form.each, points });
  }
  if (form.kind === 'choice') {
    const options = form.options.map((option) => `${option.name} ${option.points}`).join('，');
    return t('standard.form.choice', { options });
  }
  if (form.kind === 'number') {
    return t('standard.form.number', { unit: form.unit, bands: bandsText(t, form.bands) });
  }
  return t(`standard.form.${form.kind}`);
}

/** "上级重点 2023年5月1日 — 至今". */
export function keyText(t: TFunction, key: NonNullable<Item['key']>): string {
  return t('standard.tree.keySpan', {
    from: key.from ? formatDay(key.from) : t('standard.tree.openStart'),
    to: key.to ? formatDay(key.to) : t('standard.tree.open'),
  });
}
