// Patterns that a matcher may try for ever are not carried over: what a plan says runs in the server and its database.

import type { Pattern, Piece } from './parse.ts';
import { disjoint } from './sets.ts';
import type { CharSet } from './sets.ts';

const repeats = ({ max }: Piece) => max > 1;
const varies = ({ min, max }: Piece) => min !== max;
/** Pieces that may share one run of signs between them cost its length to the power of their number. */
const MOST_SHARING = 2;
const FEW = 10;

/** All pieces, those inside groups after their group. */
const all = (pattern: Pattern): Piece[] =>
  pattern
    .flat()
    .flatMap((piece) => [piece, ...(piece.atom.kind === 'group' ? all(piece.atom.body) : [])]);

const setOf = ({ atom }: Piece): CharSet | null => (atom.kind === 'set' ? atom.set : null);

const apart = (a: CharSet | null, b: CharSet | null) => a !== null && b !== null && disjoint(a, b);

/** Whether every turn of the loop over this branch begins with a sign that nothing varying in it takes. */
function beginsAnew(branch: Piece[]): boolean {
  const [first, ...rest] = branch;
  if (!first || first.min !== 1 || first.max !== 1 || setOf(first) === null) return false;
  return rest.every(
    (piece) => piece.atom.kind !== 'group' && (!varies(piece) || apart(setOf(first), setOf(piece))),
  );
}

/** Whether one text can be divided among the turns of a loop over `body` in one way only. */
function dividesOneWay(body: Pattern): boolean {
  if (all(body).some(({ atom }) => atom.kind === 'back')) return false;
  if (body.length === 1 && !all(body).some(varies)) return true;
  if (!body.every(beginsAnew)) return false;
  return body.every((branch, i) =>
    body.slice(i + 1).every((other) => apart(setOf(branch[0]!), setOf(other[0]!))),
  );
}

/** Whether a pattern comes to its end on any text in a time that a server can spare. */
export function isSafe(pattern: Pattern): boolean {
  const pieces = all(pattern);
  const loops = pieces.filter(repeats);
  const sound = loops.every(({ atom }) => atom.kind !== 'group' || dividesOneWay(atom.body));
  const wide = pieces.filter(({ min, max, atom }) => max - min > FEW && atom.kind === 'set');
  const sharing = wide.map(
    (piece) => wide.filter((other) => !apart(setOf(piece), setOf(other))).length,
  );
  return sound && Math.max(0, ...sharing) <= MOST_SHARING;
}
