/** The text of shared and inline strings: runs are joined, phonetic guides left out (ECMA-376 18.4). */
import { detach } from './detach.ts';
import { limits } from './limits.ts';
import { readPart, type PartOptions } from './read-part.ts';

/** Excel writes characters that XML cannot hold as _xHHHH_ (ECMA-376 22.9.2.19). */
export const unescapeText = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
    : text;

/** Collects the `t` elements of one string item. */
export class StringItem {
  private parts = '';
  private inText = false;
  private phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.phonetic++;
    this.inText = name === 't' && this.phonetic === 0;
  }
  text(text: string): void {
    if (this.inText && this.parts.length <= limits.cellText) this.parts += text;
  }
  close(name: string): void {
    if (name === 'rPh') this.phonetic--;
    this.inText = false;
  }
  /** The text so far; the collector is empty again afterwards. */
  take(): string {
    const text = unescapeText(this.parts);
    this.parts = '';
    return text;
  }
}

/** Reads sharedStrings.xml. @throws Problem when damaged or too large */
export async function readSharedStrings(part: string, options: PartOptions): Promise<string[]> {
  const strings: string[] = [];
  const item = new StringItem();
  let characters = 0;
  const keep = (text: string) => {
    characters += text.length;
    if (strings.length >= limits.sharedStrings || characters > limits.sharedCharacters) {
      throw options.refusal.tooLarge('文字内容过多');
    }
    strings.push(detach(text));
  };
  await readPart(
    part,
    {
      open: (name) => item.open(name),
      text: (text) => item.text(text),
      close: (name) => {
        item.close(name);
        if (name === 'si') keep(item.take());
      },
    },
    options,
  );
  return strings;
}
