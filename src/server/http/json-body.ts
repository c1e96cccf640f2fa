/**
 * Bodies of JSON: how deep they may go, that no key reaches into a prototype, and that their text can be
 * kept. Depth is counted in the text, before anything is built from it: what recurses over a value later
 * (a schema, PostgreSQL's own parser) would run out of stack.
 */
import type { FastifyInstance } from 'fastify';
import { problem } from '../../contract/problem.ts';

/** Plans are the deepest of what is sent, at about ten. */
export const deepestJson = 40;

const codeOf = (sign: string) => sign.charCodeAt(0);
const signs = {
  quote: codeOf('"'),
  escape: codeOf('\\'),
  brace: codeOf('{'),
  bracket: codeOf('['),
  endBrace: codeOf('}'),
  endBracket: codeOf(']'),
};

/** The most brackets open at once, quoted ones left out; stops counting beyond `most`. */
export function depthOf(text: string, most: number): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length && deepest <= most; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === signs.quote) quoted = !quoted;
    else if (quoted) at += sign === signs.escape ? 1 : 0;
    else if (sign === signs.brace || sign === signs.bracket) deepest = Math.max(deepest, ++depth);
    else if (sign === signs.endBrace || sign === signs.endBracket) depth -= 1;
  }
  return deepest;
}

/** The escapes of what PostgreSQL keeps in no text: NUL, and half a surrogate pair. */
const unkeepable = /\\u(?:0000|d[89a-f])/i;

/** @param at where it stands in the body. @throws Problem `invalid` */
function keepable(text: string, at: string[]): string {
  if (text.includes('\0'))
    throw problem('invalid', { detail: `${at.join('.') || '正文'} 里有空字符（U+0000），请去掉` });
  // Half an emoji, where a field was cut: as in any UTF-8 text it becomes U+FFFD.
  return text.toWellFormed();
}

/** The value with every text in it made fit to be kept. @throws Problem `invalid`, naming the field */
export function withKeepableText(value: unknown, at: string[] = []): unknown {
  if (typeof value === 'string') return keepable(value, at);
  if (Array.isArray(value)) return value.map((one, n) => withKeepableText(one, [...at, String(n)]));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, one]) => [
    keepable(key, at),
    withKeepableText(one, [...at, key]),
  ]);
  return Object.fromEntries(fields);
}

/** Takes the place of fastify's own parser, which refuses `__proto__` and `constructor.prototype` as well. */
export function parseJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      const isTooDeep = depthOf(body, deepestJson) > deepestJson;
      if (isTooDeep)
        return done(problem('invalid', { detail: `正文的嵌套超过 ${deepestJson} 层` }));
      if (!unkeepable.test(body)) return parse(request, body, done);
      return parse(request, body, (error, value) => {
        if (error) return done(error);
        try {
          done(null, withKeepableText(value));
        } catch (refused) {
          done(refused as Error);
        }
      });
    },
  );
}
