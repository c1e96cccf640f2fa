/**
 * Bodies of JSON: how deep they may go, and that no key reaches into a prototype. Depth is counted in
 * the text, before anything is built from it: what recurses over a value later (a schema, PostgreSQL's
 * own parser) would run out of stack.
 */
import type { FastifyInstance } from 'fastify';
import { problem } from '../../contract/problem.ts';

/** Plans are the deepest of what is sent, at about ten. */
export const deepestJson = 40;

/** The most brackets open at once, quoted ones left out; stops counting beyond `most`. */
export function depthOf(text: string, most: number): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length && deepest <= most; at += 1) {
    const sign = text[at];
    if (quoted && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
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
      return parse(request, body, done);
    },
  );
}
