/**
 * Two people change the same thing: what an endpoint's `edit` says of it is compared before and after
 * the handler, so that the second writer learns who changed which field, from what to what, and when
 * (docs/decisions/0059). That he is refused at all is the handler's part: it writes against the
 * version it was given.
 */
import { Problem, problem, type Language } from '../../contract/problem.ts';
import { clashesOf, differences, type Clash } from '../../domain/edit/index.ts';
import type { Db } from '../db/open.ts';
import { insertEdit, listEditsSince } from './edit-queries.ts';
import type { Actor, Context, Endpoint } from './endpoint.ts';
import { isoMoment } from './moment.ts';
import { fieldName } from './words.ts';

/** A thing as it stands: `fields` are named as the body names them. */
export type Standing = {
  /** Which thing, e.g. `placements/12/7`: the same for every endpoint that changes it. */
  thing: string;
  version: number | string;
  unit: { id: number; unitNo: number };
  fields: Record<string, unknown>;
  secret?: boolean;
  ownerId?: string;
};

/** What the body may call its version. */
const versionNames = ['version', 'revision', 'sha256', 'from'] as const;
/** Fields told of one conflict; with more the whole is taken or left. */
const mostClashes = 100;

type Sent = Record<string, unknown>;
const versionIn = (body: Sent) => versionNames.find((name) => body[name] !== undefined);

const told = ({ by, at }: Pick<Clash, 'by' | 'at'>) =>
  `（${by} ${isoMoment(at).slice(0, 16).replace('T', ' ')} UTC）`;

/** 方案内容 › 条款 › 3 › 金额 */
const labelOf = (path: Clash['path'], language: Language) =>
  path
    .map((part) => (typeof part === 'number' ? String(part + 1) : fieldName(part, language)))
    .join(' › ');

/** The refusal with who, what and when. */
async function explained(
  { db, language }: Given,
  refusal: Problem,
  now: Standing,
  body: Sent,
): Promise<Problem> {
  const field = versionIn(body);
  if (!field) return refusal;
  const edits = await listEditsSince(db, now.thing, String(body[field]));
  const clashes = clashesOf(edits, now.fields, body).slice(0, mostClashes);
  // Also of a save that left every field as it was.
  const last = clashes.at(-1) ?? edits.at(-1);
  return problem(
    'conflict',
    {
      ...refusal.params,
      field,
      version: String(now.version),
      ...(last ? { by: last.by, at: isoMoment(last.at), told: told(last) } : {}),
    },
    clashes.map((clash) => ({
      ...clash,
      field: labelOf(clash.path, language),
      at: isoMoment(clash.at),
    })),
  );
}

type Given = {
  db: Db;
  actor: Actor | null;
  language: Language;
  unawaited: (statement: Promise<unknown>) => void;
};

/** Runs an endpoint's work, remembering what it changed. @throws Problem `conflict`, explained */
export async function rememberingEdit(
  endpoint: Endpoint,
  given: Given,
  context: Context<unknown, unknown, unknown, Actor | null>,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { db, actor, unawaited } = given;
  if (!endpoint.edit || !actor) return work();
  const stand = endpoint.edit as (c: typeof context) => Promise<Standing | null>;
  const before = await stand(context);
  let answer;
  try {
    answer = await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error;
    const now = await stand(context);
    throw now ? await explained(given, error, now, context.body as Sent) : error;
  }
  const after = before && (await stand(context));
  if (!after) return answer;
  const { thing, version, unit, secret = false, ownerId = '' } = after;
  const changes = differences(before.fields, after.fields);
  if (changes.length === 0 && before.version === version) return answer;
  unawaited(
    insertEdit(db, {
      unitId: unit.id,
      unitNo: unit.unitNo,
      thing,
      base: String(before.version),
      version: String(version),
      byName: actor.name,
      changes,
      secret,
      ownerId,
    }).execute(),
  );
  return answer;
}
