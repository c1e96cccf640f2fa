/** Decimals one step up or down, exactly: 0.1 three times is 0.3. */
const placesOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0;

/**
 * @param by the step, a positive decimal; anything else steps by 1
 * @returns `from` moved one step, never below 0 nor above `most`
 */
export function step(from: string, by: string, times: 1 | -1, most: string): string {
  const size = Number(by) > 0 ? by : '1';
  const scale = 10 ** Math.max(placesOf(from), placesOf(size), placesOf(most));
  const whole = (decimal: string) => Math.round(Number(decimal) * scale);
  const moved = whole(from) + times * whole(size);
  return String(Math.min(Math.max(moved, 0), whole(most)) / scale);
}
