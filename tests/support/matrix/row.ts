/** How a line of the endpoint table is written down: what is asked, by whom, and what it reaches. */
import type { Role } from '../../../src/domain/organisation/model.ts';
import type { Place } from './plant.ts';

type Value = string | number;
export type Ask = {
  path?: Record<string, Value>;
  query?: Record<string, Value>;
  body?: object;
  /** Sent as the multipart field `file`. */
  file?: { name: string; bytes: Buffer };
  /** Sent as application/octet-stream. */
  piece?: Buffer;
};

/**
 * `thing`: names a row of one unit, another's is refused. `list`: shows what lies in the range, whatever
 * is asked for. `own`: only the caller's own account. `none`: reads and writes no unit's data.
 * `open`: needs nobody signed in; what it shows is public or guarded by an address that cannot be guessed.
 */
export type Reach = 'thing' | 'list' | 'own' | 'none' | 'open';

export type Row = {
  reach: Reach;
  /** A role that succeeds with it in its own unit; null where nobody does, `why` says so. */
  by: Role | null;
  ask: (at: Place) => Ask;
  /** How another unit's is refused where its row is only named among other things: as if it did not exist. */
  refusal?: 400 | 409;
  /** The server's clock stands after the seed of the draws was published. */
  later?: boolean;
};
export type Table = Record<string, Row>;

const nothing = () => ({});
const of =
  (reach: Reach) =>
  (by: Role, ask: Row['ask'] = nothing, over: Partial<Row> = {}): Row => ({
    reach,
    by,
    ask,
    ...over,
  });
export const thing = of('thing');
export const list = of('list');
export const own = of('own');
export const none = of('none');
export const open = of('open');

/** The place of a row whose address is /:unitId/:id. */
export const at = ({ unitId, id }: { unitId: number; id: number }) => ({
  path: { unitId, id },
});
