/** A measured time in the unit that an item asks for. */
const second = 1000;

/** `3:07` */
export function watchText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Whole seconds where the unit says seconds (or nothing), else minutes or hours to one decimal. */
export function inUnit(milliseconds: number, unit: string): string {
  const time = Math.max(0, milliseconds);
  const per = /时|hour|^h$/i.test(unit) ? 3600 : /分|min/i.test(unit) ? 60 : 1;
  const amount = time / second / per;
  return per === 1 ? String(Math.round(amount)) : (Math.round(amount * 10) / 10).toString();
}
