/** The five entities of XML 1.0 §4.6 and character references; nothing else is legal without a DTD. */
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(body: string, refuse: (detail: string) => Error): string {
  const known = named.get(body);
  if (known !== undefined) return known;
  const reference = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(body);
  const point = reference
    ? parseInt(reference[1] ?? reference[2] ?? '', reference[1] ? 16 : 10)
    : -1;
  if (point < 0 || point > 0x10ffff) throw refuse(`XML 含有未知实体 &${body.slice(0, 20)};`);
  return String.fromCodePoint(point);
}

/** Text as its author meant it. */
export function decodeEntities(text: string, refuse: (detail: string) => Error): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (_, body: string) => decode(body, refuse));
}
