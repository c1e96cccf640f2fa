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
type Refuse = (detail: string) => Error;

const incomplete = -1;
const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Feeds `events` from chunks of XML text; what `refuse` makes of a fault is thrown. */
export class XmlScanner {
  private readonly events: XmlEvents;
  private readonly refuse: Refuse;
  private readonly attributes: XmlAttributes;
  private readonly openNames: string[] = [];
  /** What has come but is not yet understood: the beginning of a tag or of a text. */
  private buffer = '';

  constructor(events: XmlEvents, refuse: Refuse) {
    this.events = events;
    this.refuse = refuse;
    this.attributes = new XmlAttributes(refuse);
  }

  write(chunk: string): void {
    this.buffer += chunk;
    let at = 0;
    for (;;) {
      const tag = this.buffer.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) this.events.text(decodeEntities(this.buffer.slice(at, tag), this.refuse));
      at = tag;
      const next = this.markup(tag);
      if (next === incomplete) break;
      at = next;
    }
    this.buffer = this.buffer.slice(at);
    if (this.buffer.length > limits.xmlPiece) throw this.refuse('XML 中有一段内容过长');
  }

  /** After the last chunk: everything opened must be closed. */
  end(): void {
    if (this.openNames.length > 0 || this.buffer.trim() !== '') throw this.refuse('XML 不完整');
  }

  /** Reads the markup at `at`; the index after it, or `incomplete`. */
  private markup(at: number): number {
    const kind = this.buffer.charCodeAt(at + 1);
    if (Number.isNaN(kind)) return incomplete;
    if (kind === 0x2f) return this.closing(at);
    if (kind === 0x21) return this.declaration(at);
    if (kind === 0x3f) return this.past('?>', at + 2);
    return this.opening(at);
  }

  private opening(at: number): number {
    const { attributes, events, openNames } = this;
    const end = readAttributes(this.buffer, at + 1, attributes);
    if (end === incomplete) return end;
    const name = localName(attributes.tag);
    events.open(name, attributes);
    if (attributes.selfClosing) events.close(name);
    else if (openNames.push(attributes.tag) > limits.xmlDepth) throw this.refuse('XML 嵌套过深');
    return end;
  }

  private closing(at: number): number {
    const next = this.past('>', at);
    if (next === incomplete) return next;
    const name = this.buffer.slice(at + 2, next - 1).trimEnd();
    if (this.openNames.pop() !== name) {
      throw this.refuse(`XML 标签 </${name.slice(0, 40)}> 不配对`);
    }
    this.events.close(localName(name));
    return next;
  }

  private declaration(at: number): number {
    if (this.buffer.startsWith('<!--', at)) return this.past('-->', at + 4);
    if (this.buffer.startsWith('<![CDATA[', at)) {
      const next = this.past(']]>', at + 9);
      if (next !== incomplete) this.events.text(this.buffer.slice(at + 9, next - 3));
      return next;
    }
    if (this.buffer.length - at < 9) return incomplete;
    throw this.refuse('XML 含有 DTD 或实体声明，出于安全不予读取');
  }

  private past(mark: string, from: number): number {
    const found = this.buffer.indexOf(mark, from);
    return found < 0 ? incomplete : found + mark.length;
  }
}
