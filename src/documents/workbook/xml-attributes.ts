/** Reads one start tag in place; attribute lists are the hot part of a sheet, so storage is reused. */
import { decodeEntities } from './xml-entities.ts';

export class XmlAttributes {
  tag = '';
  selfClosing = false;
  readonly refuse: (detail: string) => Error;
  private readonly names: string[] = [];
  private readonly values: string[] = [];
  private count = 0;
  constructor(refuse: (detail: string) => Error) {
    this.refuse = refuse;
  }

  start(tag: string): void {
    this.tag = tag;
    this.count = 0;
  }

  /** Kept under its local name; namespace declarations are not attributes. */
  add(name: string, value: string): void {
    if (name.startsWith('xmlns')) return;
    this.names[this.count] = name.slice(name.indexOf(':') + 1);
    this.values[this.count++] = value;
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.count; i++) {
      if (this.names[i] === name) return decodeEntities(this.values[i] ?? '', this.refuse);
    }
    return undefined;
  }
}

const isSpace = (c: number) => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
const isNameEnd = (c: number) => isSpace(c) || c === 0x3e || c === 0x2f || c === 0x3d;

function nameEnd(xml: string, from: number): number {
  let at = from;
  while (at < xml.length && !isNameEnd(xml.charCodeAt(at))) at++;
  return at;
}

function pastSpace(xml: string, from: number): number {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  return at;
}

/** Reads `name="value"` at `from`; the index after it, or −1 when the chunk ends first. */
function readAttribute(xml: string, from: number, into: XmlAttributes): number {
  const end = nameEnd(xml, from);
  const equals = pastSpace(xml, end);
  if (equals >= xml.length) return -1;
  if (end === from || xml[equals] !== '=') throw into.refuse('XML 标签写法有误');
  const quoteAt = pastSpace(xml, equals + 1);
  if (quoteAt >= xml.length) return -1;
  const quote = xml.charAt(quoteAt);
  if (quote !== '"' && quote !== "'") throw into.refuse('XML 标签写法有误');
  const close = xml.indexOf(quote, quoteAt + 1);
  if (close < 0) return -1;
  into.add(xml.slice(from, end), xml.slice(quoteAt + 1, close));
  return close + 1;
}

/** Reads the start tag whose name begins at `from`; the index after its ">", or −1 when incomplete. */
export function readAttributes(xml: string, from: number, into: XmlAttributes): number {
  let at = nameEnd(xml, from);
  if (at >= xml.length) return -1;
  if (at === from) throw into.refuse('XML 标签写法有误');
  into.start(xml.slice(from, at));
  for (;;) {
    at = pastSpace(xml, at);
    const c = xml.charCodeAt(at);
    if (Number.isNaN(c)) return -1;
    if (c === 0x3e) {
      into.selfClosing = false;
      return at + 1;
    }
    if (c === 0x2f) {
      if (at + 1 >= xml.length) return -1;
      if (xml.charCodeAt(at + 1) !== 0x3e) throw into.refuse('XML 标签写法有误');
      into.selfClosing = true;
      return at + 2;
    }
    at = readAttribute(xml, at, into);
    if (at < 0) return -1;
  }
}
