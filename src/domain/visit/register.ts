/**
 * The register: which operations count. Per key it keeps every id that some operation replaced, and
 * as heads the operations whose id is not among them. Both only ever grow or shrink by set union, so
 * the order in which operations come, how often, and in which batches makes no difference.
 */
import type { Head, Operation, Register } from './model.ts';
import { same } from './same.ts';

/** What one visit may hold; a device that goes beyond is defective or hostile. */
export const registerLimits = { keys: 5000, headsPerKey: 50, supersededPerKey: 2000 };

export type RefusedCode = 'id-used-twice' | 'too-many-changes';
export type Applied = {
  register: Register;
  /** Ids of the operations that changed something; a repetition changes nothing. */
  applied: string[];
  /** Heads that gave way, for the history: the register itself keeps only their ids. */
  replaced: { key: string; head: Head }[];
  /** Operations that something newer had replaced before they came; also those sent again. */
  late: Operation[];
  refused: { id: string; code: RefusedCode }[];
};

type Entry = Register[string];
const nothing: Entry = { heads: [], superseded: [] };

/** Oldest first by the devices' clocks; only for showing, no value depends on it. */
const byTime = (a: Head, b: Head): number =>
  Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1);

function faultOf(entry: Entry, operation: Operation): RefusedCode | null {
  const head = entry.heads.find((one) => one.id === operation.id);
  if (head && !same(head.value, operation.value)) return 'id-used-twice';
  const full =
    entry.heads.length >= registerLimits.headsPerKey ||
    entry.superseded.length + operation.bases.length > registerLimits.supersededPerKey;
  return full && !head ? 'too-many-changes' : null;
}

/** The entry with the operation in it; the same object when that changes nothing. */
function take(entry: Entry, operation: Operation, by: string): Entry {
  const { id, bases, value, at, device } = operation;
  const named = bases.length > 1 ? [...new Set(bases)] : bases;
  const fresh = named.filter((base) => base !== id && !entry.superseded.includes(base));
  const isNew = !entry.superseded.includes(id) && !entry.heads.some((head) => head.id === id);
  if (!isNew && fresh.length === 0) return entry;
  const left = entry.heads.filter((head) => !fresh.includes(head.id));
  return {
    heads: isNew ? [...left, { id, value, at, device, by }].toSorted(byTime) : left,
    superseded: fresh.length > 0 ? [...entry.superseded, ...fresh].toSorted() : entry.superseded,
  };
}

/**
 * Takes operations into a register (which is left as it is). Commutative, associative, idempotent.
 * @param by name of who sent them, for whoever has to choose between two
 */
export function applyOperations(
  register: Register,
  operations: readonly Operation[],
  by: string,
): Applied {
  const entries = new Map(Object.entries(register));
  const answer: Applied = { register, applied: [], replaced: [], late: [], refused: [] };
  for (const operation of operations) {
    const { id, key } = operation;
    const entry = entries.get(key) ?? nothing;
    const isFull = entry === nothing && entries.size >= registerLimits.keys;
    const code = isFull ? 'too-many-changes' : faultOf(entry, operation);
    if (code) {
      answer.refused.push({ id, code });
      continue;
    }
    if (entry.superseded.includes(id)) answer.late.push(operation);
    const next = take(entry, operation, by);
    if (next === entry) continue;
    const gone = entry.heads.filter((head) => !next.heads.includes(head));
    answer.replaced.push(...gone.map((head) => ({ key, head })));
    answer.applied.push(id);
    entries.set(key, next);
  }
  if (answer.applied.length > 0) answer.register = Object.fromEntries(entries);
  return answer;
}
