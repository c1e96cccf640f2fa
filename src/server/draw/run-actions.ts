/** The draw itself and what may come after it: reserves, making it known, cancelling it. */
import { problem, type Language } from '../../contract/problem.ts';
import {
  chainLink,
  hindrances,
  linksOf,
  openReserve,
  runDraw,
  type Commitment,
  type Opening,
  type OpeningFault,
  type Result,
} from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import type { By } from './draft-actions.ts';
import { loadFor, loadLists, progressOf, seedsOf, type Loaded } from './load-draw.ts';
import { updateKnown, updateState, type DrawRow } from './queries.ts';
import { unseal } from '../http/seal.ts';
import { insertStep, updateStepsKnown } from './step-queries.ts';
import { stepsOf } from './steps.ts';
import { hindranceText } from './words.ts';

type Given = { by: By; now: Date; serverSecret: string };

const commitmentIn = ({ steps }: Loaded): Commitment => stepsOf(steps, 'commitment')[0]!.document;

/** Link n of the draw's chain. @throws Problem `draw-chain-lost` when the server's secret has changed */
function linkOf({ draw }: Loaded, n: number, serverSecret: string): string {
  const { spec, covert, sealedChain, publicId } = draw;
  const start =
    sealedChain && unseal(sealedChain, { secret: serverSecret, purpose: 'draw', id: publicId });
  if (!start) throw problem('draw-chain-lost');
  return chainLink(start, linksOf(spec, covert), n);
}

/** Only when every seed is there and confirmed and no objection is open. @throws Problem `draw-hindered` */
export async function run(
  db: Db,
  id: number,
  given: Given & { language: Language },
): Promise<{ draw: DrawRow; result: Result }> {
  const loaded = await loadFor(db, id, 'run');
  const { draw } = loaded;
  const open = hindrances(progressOf(loaded, given.now)!).map((one) =>
    hindranceText(one, given.language),
  );
  if (open.length > 0) throw problem('draw-hindered', { reasons: open.join(' ') }, open);
  const link = draw.covert ? linkOf(loaded, 1, given.serverSecret) : null;
  const lists = await loadLists(db, id);
  const result = runDraw(commitmentIn(loaded), lists, seedsOf(loaded), link);
  const drawnAt = given.now.toISOString();
  const { by } = given;
  const document = { drawnAt, link, result };
  await insertStep(db, { draw, by, step: 'result', position: 0, document, at: drawnAt });
  await updateState(db, id, 'drawn');
  return { draw, result };
}

const openingWords: Record<Exclude<OpeningFault, 'wrong-link'>, string> = {
  'none-left': '承诺的备选已经用完。请作废后按剩下的名单重新承诺。',
  'not-in-draw': '只有抽中的、还没有被替换的才能替换。请刷新后再选。',
  'stratum-empty': '这一层已经没有可补的。',
};

/** Discloses the chain's next link, which says who stands in. @throws Problem `invalid`, `draw-chain-lost` */
export async function openNext(
  db: Db,
  id: number,
  given: Given & { replaces: number; reason: string },
): Promise<{ draw: DrawRow; opening: Opening }> {
  const loaded = await loadFor(db, id, 'open-reserve');
  const { draw, steps } = loaded;
  const { link, result } = stepsOf(steps, 'result')[0]!.document;
  const openings = stepsOf(steps, 'reserve').map(({ document }) => document);
  const lists = await loadLists(db, id);
  const commitment = commitmentIn(loaded);
  const { replaces, reason, now, by, serverSecret } = given;
  if (openings.length >= commitment.reserves)
    throw problem('invalid', { detail: openingWords['none-left'] });
  const next = linkOf(loaded, openings.length + 1 + (draw.covert ? 1 : 0), serverSecret);
  const opening = openReserve(
    { commitment, lists, link, result, openings },
    { replaces, reason, link: next, at: now.toISOString() },
  );
  if (opening === 'wrong-link') throw problem('draw-chain-lost');
  if (typeof opening === 'string') throw problem('invalid', { detail: openingWords[opening] });
  const step = { draw, by, at: opening.at };
  await insertStep(db, { ...step, step: 'reserve', position: opening.n, document: opening });
  return { draw, opening };
}

/** A covert draw is made known to everybody who may read draws, and may be looked at in public. */
export async function disclose(db: Db, id: number, by: By): Promise<DrawRow> {
  const { draw } = await loadFor(db, id, 'disclose');
  if (!draw.secret)
    throw problem('wrong-state', {
      what: '这次抽取',
      state: '已公开',
      action: '再次公开',
      next: '',
    });
  await insertStep(db, { draw, by, step: 'disclosure', position: 0, document: {} });
  await updateStepsKnown(db, id);
  await updateKnown(db, id);
  return draw;
}

export async function cancel(db: Db, id: number, by: By, reason: string): Promise<DrawRow> {
  const { draw } = await loadFor(db, id, 'cancel');
  await insertStep(db, { draw, by, step: 'cancellation', position: 0, document: { reason } });
  await updateState(db, id, 'cancelled');
  return draw;
}
