/** Whose lines a reader sees without the names of those they are about (http/names.ts). */
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { seesMasked } from '../http/names.ts';
import type { Hides } from './open-lines.ts';

export async function hidesFrom(db: Db, actor: Actor): Promise<Hides> {
  const masked = await seesMasked(db, actor);
  return (line) => masked && line.unit.id !== actor.unit.id;
}
