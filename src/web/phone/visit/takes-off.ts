/** Whether an answer loses points, so that reason and evidence are asked for at once. */
import type { Answer, Item } from '../../../domain/standard/index.ts';
import { bandOf } from './bands.ts';

export function takesOff(item: Item, answer: Answer | undefined): boolean {
  if (!answer) return false;
  const { value } = answer;
  const { form, points } = item;
  if (value.kind === 'pass') return !value.pass;
  if (value.kind === 'points') return Number(value.deducted) > 0;
  if (value.kind === 'count') return value.count > 0;
  if (value.kind === 'choice' && form.kind === 'choice') {
    const option = form.options.find(({ code }) => code === value.option);
    return option !== undefined && Number(option.points) < Number(points);
  }
  if (value.kind === 'number' && form.kind === 'number') {
    return Number(bandOf(form.bands, value.number)?.points ?? points) < Number(points);
  }
  return false;
}
