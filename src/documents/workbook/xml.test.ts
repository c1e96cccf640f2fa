/** The scanner sees the same document however it is cut into chunks, and refuses what is not XML. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XmlScanner } from './xml.ts';

/** The events of `chunks`, joined runs of text, one line each. */
function scan(...chunks: string[]): string[] {
  const events: string[] = [];
  const scanner = new XmlScanner(
    {
      open: (name, attributes) => events.push(`<${name} ${attributes.get('r') ?? ''}`.trim()),
      text: (text) => {
        if (events.at(-1)?.startsWith('#')) events[events.length - 1] += text;
        else events.push(`#${text}`);
      },
      close: (name) => events.push(`/${name}`),
    },
    (detail) => new RangeError(detail),
  );
  chunks.forEach((chunk) => scanner.write(chunk));
  scanner.end();
  return events;
}

const document =
  `<?xml version="1.0"?><!-- <a> --><x:a xmlns:r="u" r = '>"/'><b r="1&amp;2"/>甲&lt;乙&#x4E59;&#65;` +
  `<![CDATA[<c>&amp;]]]></x:a\n>\n`;

test('实体、CDATA、注释、前缀、引号里的大于号', () => {
  expect(scan(document)).toEqual(['<a >"/', '<b 1&2', '/b', '#甲<乙乙A<c>&amp;]', '/a']);
});

test('在任何位置切开，结果都一样', () => {
  const whole = scan(document);
  for (let at = 0; at <= document.length; at++) {
    expect(scan(document.slice(0, at), document.slice(at))).toEqual(whole);
  }
  expect(scan(...document)).toEqual(whole);
});

describe('不合法的', () => {
  test.each([
    ['<a><b></a></b>', '不配对'],
    ['</a>', '不配对'],
    ['<a', '不完整'],
    ['<a>', '不完整'],
    ['<a b>', '写法有误'],
    ['<a b=c>', '写法有误'],
    ['<a / >', '写法有误'],
    ['< a>', '写法有误'],
    ['<a>&b;</a>', '未知实体 &b;'],
    ['<a>&#x110000;</a>', '未知实体'],
    ['<a r="&x;"/>', '未知实体'],
    ['<!DOCTYPE a><a/>', 'DTD'],
    ['<a><!ENTITY b "c"></a>', 'DTD'],
    ['<a>'.repeat(65), '嵌套过深'],
  ])('%s', (xml, detail) => {
    expect(() => scan(xml)).toThrow(detail);
  });

  test('任意文字都不会让它崩溃或停不下来', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '"',
      "'",
      '=',
      '&',
      ';',
      ' ',
      '<!',
      '--',
      '[',
      ']',
      '?',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          scan(...pieces);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
