/**
 * A small streaming XML scanner for spreadsheet parts: it checks nesting, knows the five entities and
 * character references, and refuses any DTD (so no entity can multiply). Names lose their prefix.
 */
import { limits } from './limits.ts';
import { readAttributes, XmlAttributes } from './xml-attributes.ts';
import { decodeEntities } from './xml-entities.ts';

export type XmlEvents = {
  open: (name: string, attributes: XmlAttributes) => void;
  /** A run of text; CDATA and comments split runs. */
  text: (text: string) => void;
  close: (name: string) => void;
};
export type XmlScanner = { write: (chunk: string) => void; end: () => void };
type Refuse = (detail: string) => Error;

const incomplete = -1;
const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Feeds `events` from chunks of XML text; what `refuse` makes of a fault is thrown. */
export function xmlScanner(events: XmlEvents, refuse: Refuse): XmlScanner {
  const attributes = new XmlAttributes(refuse);
  const openNames: string[] = [];
  let buffer = '';

  const past = (mark: string, from: number) => {
    const found = buffer.indexOf(mark, from);
    return found < 0 ? incomplete : found + mark.length;
  };

  function declaration(at: number): number {
    if (buffer.startsWith('<!--', at)) return past('-->', at + 4);
    if (buffer.startsWith('<![CDATA[', at)) {
      const next = past(']]>', at + 9);
      if (next !== incomplete) events.text(buffer.slice(at + 9, next - 3));
      return next;
    }
    if (buffer.length - at < 9) return incomplete;
    throw refuse('XML 含有 DTD 或实体声明，出于安全不予读取');
  }

  function closing(at: number): number {
    const next = past('>', at);
    if (next === incomplete) return next;
    const name = buffer.slice(at + 2, next - 1).trimEnd();
    if (openNames.pop() !== name) throw refuse(`XML 标签 </${name.slice(0, 40)}> 不配对`);
    events.close(localName(name));
    return next;
  }

  function opening(at: number): number {
    const end = readAttributes(buffer, at + 1, attributes);
    if (end === incomplete) return end;
    const name = localName(attributes.tag);
    events.open(name, attributes);
    if (attributes.selfClosing) events.close(name);
    else if (openNames.push(attributes.tag) > limits.xmlDepth) throw refuse('XML 嵌套过深');
    return end;
  }

  function markup(at: number): number {
    const kind = buffer.charCodeAt(at + 1);
    if (Number.isNaN(kind)) return incomplete;
    if (kind === 0x2f) return closing(at);
    if (kind === 0x21) return declaration(at);
    if (kind === 0x3f) return past('?>', at + 2);
    return opening(at);
  }

  function write(chunk: string): void {
    buffer += chunk;
    let at = 0;
    for (;;) {
      const tag = buffer.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) events.text(decodeEntities(buffer.slice(at, tag), refuse));
      at = tag;
      const next = markup(tag);
      if (next === incomplete) break;
      at = next;
    }
    buffer = buffer.slice(at);
    if (buffer.length > limits.xmlPiece) throw refuse('XML 中有一段内容过长');
  }

  function end(): void {
    if (openNames.length > 0 || buffer.trim() !== '') throw refuse('XML 不完整');
  }

  return { write, end };
}
