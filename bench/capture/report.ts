/** The measured figures as Markdown, beside those of ODK Central, with a verdict on the goal. */
import { bodyBytes } from './client.ts';
import type { Cell, ListCell } from './run.ts';

/** Ours and ODK Central's, measured one straight after the other: of several such pairs the middle one. */
export type Pair = { ours: Cell; odk: Cell; /** Of all of them, ascending. */ ratios: number[] };

export type Results = {
  machine: string;
  postgres: string;
  durable: boolean;
  /** Of the server, and of ODK Central's. */
  processes: number;
  /** Submissions a second of bare.ts at 32 clients. */
  bare: number;
  /** When ODK Central was measured in this run. */
  pairs: Pair[];
  /** So many a second it processes of what it has answered, when nothing else is asked of it. */
  odkSettles: number;
  cells: Cell[];
  lists: ListCell[];
  inspections: number;
};

/** ODK Central's backend on the same kind of machine, 100 questions, no attachments (submissions/s). */
const anchors: Record<number, { perSecond: number; p50: number; p95: number; rss: number }> = {
  1: { perSecond: 83, p50: 9, p95: 21, rss: 358 },
  8: { perSecond: 171, p50: 45, p95: 68, rss: 371 },
  32: { perSecond: 237, p50: 132, p95: 173, rss: 381 },
};
/** What a bare server reached on the machine when ODK Central was measured, 32 clients. */
const bareThen = 2367;
const odkStored = { clients: 32, perSecond: 137 };
const goal = 3;

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], rows: string[][]) =>
  [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const whole = (value: number) => Math.round(value).toLocaleString('en');
const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

type Peers = Pick<Results, 'pairs' | 'odkSettles' | 'processes'>;

const pairOf = (cell: Cell, pairs: Pair[]) => pairs.find(({ ours }) => ours === cell);

/** ODK's figure under the same circumstances; null where none was measured. Of two runs none is compared. */
function peer(cell: Cell, { pairs, processes }: Peers): number | null {
  const { clients, stored, photo } = cell;
  if (photo) return null;
  if (pairs.length > 0) return pairOf(cell, pairs)?.odk.perSecond ?? null;
  if (processes > 1) return null;
  if (stored > 0) return clients === odkStored.clients ? odkStored.perSecond : null;
  return anchors[clients]?.perSecond ?? null;
}

/** The same until what it took in was processed, and with credit for what it processed of earlier. */
function settled(cell: Cell, { pairs, odkSettles }: Peers): number | null {
  const odk = pairOf(cell, pairs)?.odk;
  return odk ? odk.sent / (odk.seconds + (odk.leftOver ?? 0) / odkSettles) : null;
}

const besides = (own: number, other: number | null) =>
  other === null ? ['–', '–'] : [whole(other), `${(own / other).toFixed(1)} ×`];

function rowOf(cell: Cell, peers: Peers): string[] {
  const perOne = (percent: number) => ((percent * 10) / cell.perSecond).toFixed(2);
  return [
    whole(cell.clients),
    whole(cell.stored),
    cell.photo ? '150 KB' : '–',
    whole(cell.perSecond),
    ms(cell.p50),
    ms(cell.p95),
    `${whole(cell.serverCpu)} / ${whole(cell.databaseCpu)} / ${whole(cell.clientCpu)} %`,
    `${perOne(cell.serverCpu)} / ${perOne(cell.databaseCpu)} / ${perOne(cell.clientCpu)}`,
    whole(cell.rss),
    ...besides(cell.perSecond, peer(cell, peers)),
    ...besides(cell.perSecond, settled(cell, peers)),
  ];
}

function verdicts(results: Results): string {
  const said = (ratio: number) =>
    `${ratio.toFixed(1)} × (${ratio >= goal ? 'reached' : 'not reached'})`;
  return results.cells
    .flatMap((cell) => {
      const other = peer(cell, results);
      if (other === null) return [];
      const stored = cell.stored > 0 ? `, ${whole(cell.stored)} stored` : '';
      const all = settled(cell, results);
      const untilDone = all === null ? '' : `; of its settled rate ${said(cell.perSecond / all)}`;
      const ratios = pairOf(cell, results.pairs)?.ratios ?? [];
      const spread =
        ratios.length > 1
          ? `; in ${ratios.length} rounds ${ratios.map((one) => one.toFixed(1)).join(', ')}`
          : '';
      return [
        `- ${cell.clients} clients${stored}: ${said(cell.perSecond / other)} of what ODK Central answers${spread}${untilDone}.`,
      ];
    })
    .join('\n');
}

/** How much of what the machine can do is left to the work itself: the machine's speed falls out. */
function shares({ cells, bare, pairs }: Results): string {
  const ours = cells.find(({ clients, stored, photo }) => clients === 32 && stored === 0 && !photo);
  const share = (part: number, all: number) => `${((part / all) * 100).toFixed(0)} %`;
  if (!ours) return '';
  const theirs = pairOf(ours, pairs)?.odk;
  if (theirs)
    return `A bare server that only keeps the document (no accounts, rights, checks or history) reached ${whole(bare)}/s in this run at 32 clients: Mingchuang reaches ${share(ours.perSecond, bare)} of it, ODK Central ${share(theirs.perSecond, bare)}.`;
  return `A bare server that only keeps the document (no accounts, rights, checks or history) reached ${whole(bare)}/s in this run, with the same clients; ${whole(bareThen)}/s when ODK Central was measured. At 32 clients Mingchuang reaches ${share(ours.perSecond, bare)} of it, ODK Central reached ${share(anchors[32]!.perSecond, bareThen)}. The machine's speed differs by half from hour to hour; this comparison does not depend on it, though the clients of the two runs were not the same program.`;
}

const origin = ({ pairs, odkSettles, processes }: Results) =>
  pairs.length > 0
    ? `ODK Central's backend (${processes === 1 ? 'one process' : `${processes} processes`}, form of 100 questions, no attachment) ran in turn with ours on the same PostgreSQL, ${pairs[0]!.ratios.length} times each; of these pairs the table has the one in the middle by ratio. It took ${pairs.map(({ odk: { serverCpu, databaseCpu, perSecond } }) => `${((serverCpu * 10) / perSecond).toFixed(1)} + ${((databaseCpu * 10) / perSecond).toFixed(1)} ms`).join(', ')} of processor time (server + database) for each submission. It answers before it has processed what it took in; its workers do that meanwhile or later. “Settled” is its rate with the time in which they finish what was left over, ${whole(odkSettles)} a second when nothing else is asked of it (and less the time that they spent on what earlier measurements left). Mingchuang has nothing left to do after its answer but to place the log's entries, which it does meanwhile.`
    : "ODK Central's figures were measured earlier on the same kind of machine with a form of 100 questions and no attachments, also on loopback.";

export function report(results: Results): string {
  const { machine, postgres, durable, processes, cells, lists, inspections } = results;
  const titles = [
    'clients',
    'stored before',
    'photo',
    'submissions/s',
    'p50 ms',
    'p95 ms',
    'CPU server / database / clients',
    'ms CPU each',
    'server RSS MB',
    'ODK Central /s',
    'ratio',
    'ODK settled /s',
    'ratio',
  ];
  return `# Capture

${machine}, PostgreSQL ${postgres} (${durable ? 'fsync on' : 'fsync off'}), server (${processes === 1 ? 'one process' : `${processes} processes`}), database and clients on the same machine, loopback. Written by \`npm run bench:capture\`.

A submission is one request of ${whole(bodyBytes / 1024)} KB with 100 answers that is checked against its standard, merged, scored, submitted, recorded in the history and audited, under row-level security; with a photo, a request of 150 KB goes before it and is on disk when it is answered. ${origin(results)}

${table(
  titles,
  cells.map((cell) => rowOf(cell, results)),
)}

Goal: at least ${goal} × ODK Central's submissions per second, like for like (no attachment).

${verdicts(results)}

${shares(results)}

## A list page over ${whole(inspections)} inspections

${table(
  ['page of 50', 'p50 ms', 'p95 ms'],
  lists.map(({ what, p50, p95 }) => [what, ms(p50), ms(p95)]),
)}
`;
}
