/** What a plan's YAML may cost: what is written by people stays far below, what is made to hurt is refused. */
import { isAlias, isScalar, visit, type Document, type Node } from 'yaml';

/** Brackets open at once; plans have three. */
export const deepestYaml = 100;
/** Each is looked up in the whole document. */
const mostAliases = 100;

/** The line (from 1) where brackets go too deep, before anything recurses over them; else null. */
export function deepLine(text: string): number | null {
  let [depth, line] = [0, 1];
  for (const sign of text) {
    if (sign === '\n') line += 1;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    if (depth > deepestYaml) return line;
  }
  return null;
}

type Fault = { pos: [number]; message: string };
const faultAt = (node: Node | null, message: string): Fault => ({
  pos: [node?.range?.[0] ?? 0],
  message,
});

/** The first key that its map has already, or the alias that is one too many. */
export function structureFault(document: Document): Fault | null {
  let fault: Fault | null = null;
  let aliases = 0;
  const stop = (node: Node | null, message: string) => {
    fault = faultAt(node, message);
    return visit.BREAK;
  };
  visit(document, {
    Alias: (_, node) =>
      (aliases += 1) > mostAliases ? stop(node, `别名超过 ${mostAliases} 个`) : undefined,
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : isAlias(key) ? key.source : key;
        if (seen.has(name)) return stop(key as Node, `“${String(name)}”写了两次`);
        seen.add(name);
      }
      return undefined;
    },
  });
  return fault;
}
