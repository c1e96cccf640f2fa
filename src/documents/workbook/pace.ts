/** Long reading shares the event loop: whoever works for long calls this between pieces. */
import { setImmediate as nextTurn } from 'node:timers/promises';

const turnMilliseconds = 25;

/** A function to await between pieces of work; it lets others run about every 25 ms. */
export function pacer(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMilliseconds) return;
    await nextTurn();
    since = performance.now();
  };
}
