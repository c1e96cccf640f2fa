/**
 * Calls every reading endpoint that the interface documents, as somebody of another county, with the
 * ids of our county in every place an id can stand (of its units where a unit's). Endpoints and tables
 * added later are included by themselves.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Answer, Caller, TestApp } from './app.ts';

type Parameter = { name: string; in: 'path' | 'query'; required?: boolean };
type Operation = { parameters?: Parameter[] };
type Document = { paths: Record<string, { get?: Operation }> };

/** Words that occur in our county's rows and nowhere else in the small bank. */
export const marks = ['文成', '330328', '周四', '孙二', '郑六', '王七', '褚十', '我县机密'];

const inside = `select id from unit where code like '330328%'`;

const numbers = async ({ services }: TestApp, query: string) =>
  (await services.database.pool.query<{ id: number }>(query)).rows.map(({ id }) => id);

/** Our county's ids, of every table that has units, a few each. */
export async function ourIds(test: TestApp): Promise<number[]> {
  const { pool } = test.services.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     where c.table_schema = 'public' and c.column_name = 'unit_id' and exists (
       select 1 from information_schema.columns i
       where i.table_schema = 'public' and i.table_name = c.table_name and i.column_name = 'id')`,
  );
  const ids = new Set<number>(await numbers(test, inside));
  for (const { name } of tables) {
    const own = await numbers(test, `select id from ${name} where unit_id in (${inside}) limit 3`);
    own.forEach((id) => ids.add(id));
  }
  return [...ids];
}

/** Values for parameters that are not ids. */
const words: Record<string, string[]> = {
  wave: ['2023Q1'],
  within: ['省行', '市行', '县行'],
  factKind: ['inspection', 'visit'],
};
const isId = (name: string) => /(^id|Id)$/.test(name);
const required = (operation: Operation) =>
  (operation.parameters ?? []).filter((one) => one.in === 'path' || one.required);

/** Every choice of one value per name. */
function combinations(names: string[], valuesOf: (name: string) => string[]) {
  return names.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((one) => valuesOf(name).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function fill(path: string, names: Parameter[], values: Record<string, string>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name]!));
  const query = new URLSearchParams();
  for (const { name, in: where } of names) if (where === 'query') query.set(name, values[name]!);
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** All addresses to try: every required parameter in every way, and optional ids one at a time. */
export async function addresses(test: TestApp): Promise<string[]> {
  const ids = (await ourIds(test)).map(String);
  const units = (await numbers(test, inside)).map(String);
  const idsOf = (name: string) => (name === 'unitId' ? units : ids);
  const valuesOf = (name: string) => (isId(name) ? idsOf(name) : (words[name] ?? ['x']));
  const document = (await test.nobody().get('/api/openapi.json')).json<Document>();
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    if (!get) return [];
    const must = required(get);
    const plain = combinations(
      must.map((one) => one.name),
      valuesOf,
    ).map((values) => fill(path, must, values));
    const optional = (get.parameters ?? []).filter((one) => !must.includes(one) && isId(one.name));
    const asked = optional.flatMap(({ name }) =>
      idsOf(name).flatMap((id) =>
        plain.map((at) => `${at}${at.includes('?') ? '&' : '?'}${name}=${id}`),
      ),
    );
    return [...plain, ...asked];
  });
}

/** An answer as text; workbooks are opened, so that their cells are searched too. */
function textOf(answer: Answer): string {
  const bytes = answer.rawPayload;
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return answer.body;
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

export type Leak = { address: string; mark: string };

/** Every mark of our county that any answer shows, and how many answers were 200 at all. */
export async function sweep(test: TestApp, caller: Caller) {
  const leaks: Leak[] = [];
  let opened = 0;
  const all = await addresses(test);
  for (const address of all) {
    const answer = await caller.get(address);
    if (answer.statusCode === 200) opened += 1;
    const text = textOf(answer);
    const mark = marks.find((one) => text.includes(one));
    if (mark) leaks.push({ address, mark });
  }
  return { leaks, opened, tried: all.length };
}

/** Gives our county one row of every kind that only requests make: evidence, an import, jobs, audit. */
export async function leaveTraces(test: TestApp, caller: Caller): Promise<void> {
  const { rows } = (await caller.get('/api/inspections')).json<{
    rows: { id: number; unit: { id: number } }[];
  }>();
  const { id, unit } = rows[0]!;
  const pdf = Buffer.from('%PDF-1.4 我县机密');
  await caller.upload(`/api/evidence/inspection/${unit.id}/${id}`, '我县机密.pdf', pdf);
  const book = (await caller.get('/api/export/workbook.xlsx')).rawPayload;
  await caller.upload('/api/imports', '我县机密.xlsx', book);
  await test.services.jobs.idle();
}
