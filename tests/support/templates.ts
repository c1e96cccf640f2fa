/**
 * Databases to start tests from, made once per run: `empty` (migrated only) and `bank` (the small
 * bank of bank.ts with its accounts). A test file copies one in half a second.
 */
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  migrateDatabase,
  openEmbedded,
  openPostgres,
  type Database,
} from '../../src/server/db/open.ts';

export type TemplateName = 'empty' | 'bank';
/** Set: the suite runs on this PostgreSQL server instead of the embedded database. */
const server = process.env.DATABASE_URL_TEST;

/** Where global-setup left the templates: a folder (embedded) or a prefix of names (PostgreSQL). */
const placeVariable = 'MINGCHUANG_TEST_TEMPLATES';

const urlOf = (database: string) => {
  const url = new URL(server!);
  url.pathname = `/${database}`;
  return url.toString();
};

/** Statements outside any transaction, on the server's maintenance database. */
async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

type Fill = (database: Database) => Promise<void>;

async function makeEmbedded(folder: string, fill: Fill): Promise<void> {
  const save = async (name: TemplateName) =>
    writeFileSync(join(folder, `${name}.tar`), Buffer.from(await database.dump!()));
  const database = await openEmbedded(null);
  await migrateDatabase(database);
  await save('empty');
  await fill(database);
  await save('bank');
  await database.close();
}

async function makePostgres(prefix: string, fill: Fill): Promise<void> {
  await administer(`create database ${prefix}_empty`);
  const empty = await openPostgres(urlOf(`${prefix}_empty`));
  await migrateDatabase(empty);
  await empty.close();
  await administer(`create database ${prefix}_bank template ${prefix}_empty`);
  const bank = await openPostgres(urlOf(`${prefix}_bank`));
  await fill(bank);
  await bank.close();
}

/** Makes both templates and tells the test processes where they are; returns how to remove them. */
export async function makeTemplates(folder: string, fill: Fill): Promise<() => Promise<void>> {
  if (!server) {
    await makeEmbedded(folder, fill);
    process.env[placeVariable] = folder;
    return async () => undefined;
  }
  // A name of its own, so that two runs on one server do not meet.
  const prefix = `mingchuang_test_${randomBytes(5).toString('hex')}`;
  await makePostgres(prefix, fill);
  process.env[placeVariable] = prefix;
  return () =>
    administer(`drop database if exists ${prefix}_bank`, `drop database if exists ${prefix}_empty`);
}

/** A database of the caller's own, equal to the template; closing it removes it. */
export async function copyTemplate(name: TemplateName): Promise<Database> {
  const place = process.env[placeVariable]!;
  if (!server) {
    const image = readFileSync(join(place, `${name}.tar`));
    return openEmbedded(null, new Uint8Array(image).buffer);
  }
  const copy = `${place}_${randomBytes(5).toString('hex')}`;
  await administer(`create database ${copy} template ${place}_${name}`);
  const database = await openPostgres(urlOf(copy));
  const close = async () => {
    await database.close();
    await administer(`drop database if exists ${copy} with (force)`);
  };
  return { ...database, close };
}

/** A PostgreSQL database without any table, for what makes its own; null when the run is embedded. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> } | null> {
  if (!server) return null;
  const name = `mingchuang_empty_${randomBytes(5).toString('hex')}`;
  await administer(`create database ${name} template template0`);
  const drop = () => administer(`drop database if exists ${name} with (force)`);
  return { url: urlOf(name), drop };
}
