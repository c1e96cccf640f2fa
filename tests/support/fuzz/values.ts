/** Values for a JSON Schema, right ones and wrong ones. */
import type { Random } from './random.ts';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
};

const deepest = 6;

/** What has broken programs before, in text. */
export const nasty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e倒写',
  "'; drop table unit; --",
  "' or '1'='1",
  '"><img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '${7*7}',
  '{{7*7}}',
  '%00',
  '%ff',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '=cmd|calc',
  '\\',
  '%',
  '_',
  '(',
  '[[[[',
  '😀'.repeat(50),
  '长'.repeat(5000),
  '0'.repeat(400),
  '1e999',
  '-0',
  'NaN',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+10000-01-01',
  '2026-13-01T99:99:99Z',
];
const numbers = [0, -1, 1, 1.5, -0.1, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, 2 ** 64, 1e-9];

/** Something of any kind. */
export function anything(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 4 : 6);
  if (kind === 0) return random.pick(nasty);
  if (kind === 1) return random.pick(numbers);
  if (kind === 2) return random.once(2);
  if (kind === 3) return null;
  const parts = Array.from({ length: random.below(4) }, () => anything(random, depth + 1));
  if (kind === 4) return parts;
  return Object.fromEntries(parts.map((part) => [random.pick(nasty).slice(0, 40) || 'a', part]));
}

const formats: Record<string, readonly string[]> = {
  date: ['2026-01-01', '2026-12-31', '1900-01-01', '9999-12-31'],
  'date-time': ['2026-01-01T09:00:00+08:00', '2026-06-30T23:59:59.999Z', '9999-12-31T23:59:59Z'],
  uuid: ['0b8d3f0a-6f7e-4c1a-9f5e-2d9c7b1a0e11'],
  uri: ['https://example.com/a', 'http://127.0.0.1:1/', 'https://例子.测试/?q=1'],
};
const plain = [
  '甲',
  '95',
  '0',
  '2026-01',
  '09:00-12:00',
  'A01',
  '省行神秘人',
  '检查',
  '12.50',
  '-3',
];

function text(schema: Schema, random: Random): unknown {
  const known = formats[schema.format ?? ''];
  return random.pick(known && !random.once(6) ? known : random.once(4) ? nasty : plain);
}

function number(schema: Schema, random: Random): number {
  const from = Math.max(schema.minimum ?? 0, -1e6);
  const to = Math.min(schema.maximum ?? from + 100, from + 1e6);
  if (random.once(6)) return random.pick(numbers);
  return from + random.below(to - from + 1);
}

/** A value for the schema; one in `wrongness` parts is of another kind. */
export type Maker = (schema: Schema, depth?: number) => unknown;
export function maker(random: Random, resolve: (ref: string) => Schema, wrongness = 12): Maker {
  const object = (schema: Schema, depth: number) => {
    const entries = Object.entries(schema.properties ?? {}).filter(
      ([name]) => schema.required?.includes(name) || random.once(2),
    );
    const own = entries.map(([name, part]) => [name, make(part, depth + 1)] as const);
    const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    const extra = random.once(3) || entries.length === 0 ? [['甲', make(more, depth + 1)]] : [];
    return Object.fromEntries([...own, ...extra].filter(() => !random.once(20)));
  };
  const make: Maker = (schema, depth = 0) => {
    if (random.once(wrongness) || depth > deepest) return anything(random);
    if (schema.$ref) return make(resolve(schema.$ref), depth + 1);
    if ('const' in schema) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return make(random.pick(choices), depth + 1);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => make(one, depth + 1)));
    const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
    if (type === 'object') return object(schema, depth);
    if (type === 'array')
      return Array.from({ length: random.below(4) }, () => make(schema.items ?? {}, depth + 1));
    if (type === 'string') return text(schema, random);
    if (type === 'number' || type === 'integer') return number(schema, random);
    if (type === 'boolean') return random.once(2);
    return type === 'null' ? null : anything(random, 2);
  };
  return make;
}

/** The same value with one part of it replaced, left out, or put in twice. */
export function spoiled(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && !random.once(4)) {
    const at = random.below(value.length);
    return value.toSpliced(at, 1, spoiled(value[at], random));
  }
  if (typeof value === 'object' && value !== null && !random.once(6)) {
    const names = Object.keys(value);
    if (names.length === 0) return anything(random);
    const name = random.pick(names);
    const part = (value as Record<string, unknown>)[name];
    if (random.once(5))
      return Object.fromEntries(Object.entries(value).filter(([n]) => n !== name));
    return { ...value, [name]: spoiled(part, random) };
  }
  return anything(random);
}
