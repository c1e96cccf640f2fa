/** Kept strings must not hold on to the chunk they were cut from (V8 slices share their parent). */

/** An equal string with storage of its own. */
export const detach = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
