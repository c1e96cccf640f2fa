/** Runs one XML part of the archive through the scanner, a piece at a time. */
import { pacer } from './pace.ts';
import type { Refusal } from './refusal.ts';
import { XmlScanner, type XmlEvents } from './xml.ts';
import type { Archive } from './zip.ts';

export type PartOptions = {
  archive: Archive;
  refusal: Refusal;
  /** Called with the number of bytes just read. */
  onBytes?: (bytes: number) => void;
};

/** Reads part `name` into `events`. @throws Problem when the part is damaged, hostile or too large */
export async function readPart(
  name: string,
  events: XmlEvents,
  options: PartOptions,
): Promise<void> {
  const { archive, refusal, onBytes } = options;
  const scanner = new XmlScanner(events, (detail) => refusal.unreadable(`部件 ${name}：${detail}`));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const breathe = pacer();
  const decode = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw refusal.unreadable(`部件 ${name} 不是 UTF-8 编码`);
    }
  };
  for await (const piece of archive.read(name)) {
    scanner.write(decode(piece));
    onBytes?.(piece.length);
    await breathe();
  }
  scanner.write(decode());
  scanner.end();
}
