/**
 * 姓名掩码: what people of another outlet appear as to somebody who may not read people. Decided here,
 * on the way out, by the answer's own schema: a field declared `personName` (contract/common.ts) is
 * masked unless the row's unit is the reader's own. Exports ask for the same before they are written.
 */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { personNames } from '../../contract/common.ts';
import { maskName, maskNames } from '../../domain/personal/names.ts';
import type { Db } from '../db/open.ts';
import { findMasking } from './name-queries.ts';
import type { Actor } from './endpoint.ts';

type Inner = { def: { innerType?: z.ZodType; element?: z.ZodType } };
const inner = (schema: z.ZodType) => (schema as unknown as Inner).def;

const holding = new WeakMap<z.ZodType, boolean>();
/** Whether any field of the schema is somebody's name. */
function holdsNames(schema: z.ZodType): boolean {
  const known = holding.get(schema);
  if (known !== undefined) return known;
  holding.set(schema, false);
  const parts =
    schema instanceof z.ZodObject
      ? (Object.values(schema.shape) as z.ZodType[])
      : ([inner(schema).innerType, inner(schema).element].filter(Boolean) as z.ZodType[]);
  const found = personNames.has(schema) || parts.some(holdsNames);
  holding.set(schema, found);
  return found;
}

type Row = Record<string, unknown>;
const unitOf = (row: Row): unknown =>
  row['unitId'] ?? (row['unit'] as { id?: unknown } | null | undefined)?.id;

/** Fields of recorded steps that hold names. */
const named = new Set(['ownerName', 'people', 'inspector', 'offender', 'person', 'name', 'by']);

function maskDetail(value: unknown, isName: boolean): unknown {
  if (typeof value === 'string') return isName ? maskNames(value) : value;
  if (Array.isArray(value)) return value.map((one) => maskDetail(one, isName));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, maskDetail(part, named.has(key))]),
  );
}

type Reader = { own: number; name: string };

function maskedName(schema: z.ZodType, value: unknown, reader: Reader): unknown {
  const form = personNames.get(schema)?.form;
  if (form === 'detail') return maskDetail(value, false);
  if (typeof value !== 'string' || value === reader.name) return value;
  if (form === undefined) return maskName(value);
  return value.replace(/ (\S+)$/, (_, name: string) => ` ${maskName(name)}`);
}

/** @param at the unit of the nearest row around the value */
function masked(schema: z.ZodType, value: unknown, reader: Reader, at: unknown): unknown {
  if (value === null || value === undefined || !holdsNames(schema)) return value;
  if (personNames.has(schema)) return at === reader.own ? value : maskedName(schema, value, reader);
  const { innerType, element } = inner(schema);
  if (innerType) return masked(innerType, value, reader, at);
  if (element && Array.isArray(value)) return value.map((one) => masked(element, one, reader, at));
  if (!(schema instanceof z.ZodObject)) return value;
  const row = value as Row;
  const here = unitOf(row) ?? at;
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(row).map(([name, part]) => {
      const of = shape[name];
      return [name, of ? masked(of, part, reader, here) : part];
    }),
  );
}

/** Whether this reader sees the names of other outlets' people only masked. */
export const seesMasked = async (db: Db, actor: Actor): Promise<boolean> =>
  !may(actor.role, 'person.read') && (await findMasking(db, actor.unit));

/** The value as the reader may see it. */
export async function shownTo<T>(
  db: Db,
  actor: Actor | null,
  schema: z.ZodType,
  value: T,
): Promise<T> {
  if (!actor || !holdsNames(schema) || !(await seesMasked(db, actor))) return value;
  const reader = { own: actor.unit.id, name: actor.name };
  return masked(schema, value, reader, undefined) as T;
}
