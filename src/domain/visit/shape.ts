/** Whether a value that came over the wire has the shape its key needs; nothing is trusted before. */
import type { Answer } from '../standard/index.ts';
import type { OnDuty, Special } from './model.ts';

export const valueLimits = { reason: 2000, text: 5000, evidence: 50, people: 100 };

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isMoment = (value: unknown): boolean => isText(value, 40) && !Number.isNaN(Date.parse(value));
const isDecimal = (value: unknown): boolean => isText(value, 40) && /^-?\d+(\.\d+)?$/.test(value);

const kinds: Record<string, (value: Fields) => boolean> = {
  pass: ({ pass }) => typeof pass === 'boolean',
  points: ({ deducted }) => isDecimal(deducted),
  count: ({ count }) => Number.isSafeInteger(count) && (count as number) >= 0,
  choice: ({ option }) => isText(option, 40),
  number: ({ number }) => isDecimal(number),
  text: ({ text }) => isText(text, valueLimits.text),
  'not-applicable': () => true,
};

/** An answer of some form; whether it fits the item is the standard's business (answerFault). */
export function isAnswer(value: unknown): value is Answer {
  if (!isFields(value) || !isFields(value.value)) return false;
  const { reason, evidence } = value;
  const names =
    Array.isArray(evidence) && evidence.length <= valueLimits.evidence ? evidence : null;
  const kind = String(value.value.kind);
  const fits = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return (
    isText(reason, valueLimits.reason) &&
    names !== null &&
    names.every((name) => isText(name, 80)) &&
    fits !== undefined &&
    fits(value.value)
  );
}

const isPlace = (value: unknown): boolean =>
  value === null ||
  (isFields(value) && [value.latitude, value.longitude, value.accuracy].every(isNumber));
const isOnDuty = (value: unknown): value is OnDuty =>
  isFields(value) && [value.key, value.post, value.label].every((part) => isText(part, 80));

const specials: Record<keyof Special, (value: unknown) => boolean> = {
  $start: (value) => isFields(value) && isMoment(value.at) && isPlace(value.place),
  $people: (value) =>
    Array.isArray(value) && value.length <= valueLimits.people && value.every(isOnDuty),
  $signature: (value) =>
    isFields(value) &&
    (isText(value.refused, valueLimits.reason) ||
      (isText(value.evidence, 80) && isText(value.name, 80))),
  $note: (value) => isText(value, valueLimits.text),
};

/** Null for a key that is no special one. */
export const specialFits = (key: string, value: unknown): boolean | null =>
  Object.hasOwn(specials, key) ? specials[key as keyof Special](value) : null;
