/** One draw as its page shows it. Inspectors' own names, never their aliases: whoever reads this may know. */
import type { z } from 'zod';
import type { drawDetailSchema, DrawPreview } from '../../contract/draw.ts';
import type { Language } from '../../contract/problem.ts';
import {
  bitsGiven,
  bitsNeeded,
  chanceClasses,
  drawSteps,
  hindrances,
  standing,
  type DrawStep,
  type Lists,
  type Visit,
} from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { canTake, loadLists, progressOf, seedEntries, type Loaded } from './load-draw.ts';
import { listUnits } from './pool-queries.ts';
import { prepareDraft, unitsNamed } from './prepare.ts';
import { stepsOf, type Account, type Step } from './steps.ts';
import { hindranceText } from './words.ts';

type Detail = z.input<typeof drawDetailSchema>;

const signed = ({ byName, at }: Step) => ({ by: byName, at });

/** Names behind the codes of the list of inspectors. */
export const nameOf = (accounts: readonly Account[]) => {
  const names = new Map(accounts.map(({ code, name }) => [code, name]));
  return (code: string) => names.get(code) ?? code;
};

export const memberRef = ({ members }: Lists, number: number) => {
  const { code = '', name = '' } = members[number - 1] ?? {};
  return { number, code, name };
};

export const visitsOf = (
  visits: readonly Visit[],
  number: number,
  name: (code: string) => string,
) =>
  visits
    .filter((visit) => visit.number === number)
    .map(({ round, inspector, slot }) => ({
      round,
      inspector: inspector === null ? null : { code: inspector, name: name(inspector) },
      slot,
    }));

export async function previewOf(
  db: Db,
  { draw }: Loaded,
  given: { now: Date; language: Language },
): Promise<DrawPreview> {
  const { lists, commitment, faults } = await prepareDraft(db, draw, { ...given, chainTop: '' });
  const needed = commitment.quotas.reduce(
    (bits, { size, must, quota }) => bits + bitsNeeded(size - must, Math.max(0, quota - must)),
    0,
  );
  return {
    size: lists.members.length,
    poolRule: commitment.poolRule,
    chance: commitment.chance,
    quotas: commitment.quotas,
    classes: chanceClasses(lists.members),
    inspectors: lists.inspectors.length,
    avoided: lists.avoid.length,
    faults,
    bits: { needed, given: bitsGiven(commitment.sources) },
  };
}

function objectionsOf(steps: readonly Step[]): Detail['objections'] {
  const answers = new Map(stepsOf(steps, 'answer').map((one) => [one.position, one]));
  return stepsOf(steps, 'objection').map((one) => {
    const answer = answers.get(one.position);
    return {
      n: one.position,
      ...one.document,
      ...signed(one),
      answer: answer ? { ...answer.document, ...signed(answer) } : null,
    };
  });
}

function seedStates({ draw, steps }: Loaded, actor: Actor, now: Date): Detail['seeds'] {
  const entries = seedEntries(steps);
  const mayConfirm = canTake(actor, draw, 'confirm-seed');
  return draw.spec.sources.map((source) => {
    const found = entries.get(source.id);
    const published = Date.parse(source.publishedAt) <= now.getTime();
    if (!found) return { source, published, entry: null };
    const { entry, confirmation } = found;
    return {
      source,
      published,
      entry: {
        n: entry.position,
        seed: entry.document,
        ...signed(entry),
        confirmation: confirmation && signed(confirmation),
        mayConfirm: mayConfirm && !confirmation && entry.ownerId !== actor.userId,
      },
    };
  });
}

type Frozen = Awaited<ReturnType<typeof loadLists>>;

function resultOf(steps: readonly Step[], lists: Frozen): Detail['result'] {
  const [drawn] = stepsOf(steps, 'result');
  if (!drawn) return null;
  const { result, link } = drawn.document;
  const openings = stepsOf(steps, 'reserve').map(({ document }) => document);
  const there = new Set(standing({ result, openings }));
  const parts = [result, ...openings];
  const visits = parts.flatMap((part) => part.visits).filter(({ number }) => there.has(number));
  const loads = new Map(lists.inspectors.map(({ code }) => [code, 0]));
  for (const { inspector } of visits)
    if (inspector !== null) loads.set(inspector, (loads.get(inspector) ?? 0) + 1);
  const name = nameOf(lists.accounts);
  return {
    ...signed(drawn),
    key: result.key,
    link,
    picks: result.picks.length,
    doubles: result.doubles.length,
    visits: visits.length,
    conflicts: parts
      .flatMap((part) => part.conflicts)
      .filter(({ number }) => there.has(number))
      .map(({ number, round, why }) => ({ member: memberRef(lists, number), round, why })),
    loads: [...loads].map(([code, count]) => ({ name: name(code), visits: count })),
  };
}

const reservesOf = (steps: readonly Step[], lists: Frozen): Detail['reserves'] =>
  stepsOf(steps, 'reserve').map((one) => ({
    n: one.document.n,
    member: memberRef(lists, one.document.number),
    replaces: memberRef(lists, one.document.replaces),
    reason: one.document.reason,
    visits: visitsOf(one.document.visits, one.document.number, nameOf(lists.accounts)),
    ...signed(one),
  }));

export async function presentDraw(
  db: Db,
  loaded: Loaded,
  given: { actor: Actor; now: Date; language: Language },
): Promise<Detail> {
  const { draw, steps } = loaded;
  const { actor, now, language } = given;
  const [commitment] = stepsOf(steps, 'commitment');
  const [drawn] = stepsOf(steps, 'result');
  const [cancelled] = stepsOf(steps, 'cancellation');
  const progress = progressOf(loaded, now);
  const lists = drawn ? await loadLists(db, draw.id) : null;
  const can = Object.fromEntries(
    drawSteps.map((step) => [
      step,
      canTake(actor, draw, step) && (step !== 'disclose' || draw.secret),
    ]),
  ) as Record<DrawStep, boolean>;
  const { state, secret } = draw;
  return {
    ...draw,
    units: await listUnits(db, unitsNamed(draw.spec)),
    can,
    frozenAt: commitment?.at ?? null,
    drawnAt: drawn?.at ?? null,
    publicId: secret || state === 'draft' ? null : draw.publicId,
    preview: state === 'draft' ? await previewOf(db, loaded, { now, language }) : null,
    commitment: commitment
      ? { document: commitment.document, sha256: commitment.sha256, ...signed(commitment) }
      : null,
    objections: objectionsOf(steps),
    seeds: seedStates(loaded, actor, now),
    hindrances:
      state === 'frozen' && progress
        ? hindrances(progress).map((one) => hindranceText(one, language))
        : [],
    result: lists && resultOf(steps, lists),
    reserves: lists ? reservesOf(steps, lists) : [],
    cancellation: cancelled ? { ...cancelled.document, ...signed(cancelled) } : null,
  };
}
