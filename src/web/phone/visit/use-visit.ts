/** One visit, live: the server's copy, what waits on this phone, and how to write to it. */
import { useMemo } from 'react';
import type { StandardDocument } from '../../../domain/standard/index.ts';
import type { OutFile } from '../outbox/index.ts';
import type { Work } from '../session/current.ts';
import type { VisitRow } from '../store/database.ts';
import { useLive } from '../store/live.ts';
import { sectionsOf, type Section } from './questions.ts';
import { peopleOf, stateOf, type VisitState } from './state.ts';
import { writerOf, type Writer } from './write.ts';

export type OpenVisit = {
  visit: VisitRow;
  document: StandardDocument;
  state: VisitState;
  sections: Section[];
  /** Taken on this phone. */
  files: OutFile[];
  /** What the server would not take, with its reason. */
  refused: { seq: number; key: string; reason: string }[];
  closing: boolean;
  trouble: string | null;
  writer: Writer;
  work: Work;
};

type Rows = NonNullable<Awaited<ReturnType<typeof read>>>;

async function read({ database }: Work, lane: string) {
  const visit = await database.visits.get(lane);
  if (!visit && (await database.isFilling())) return null;
  const standard = visit ? await database.standards.get(visit.standardId) : undefined;
  return {
    visit,
    standard,
    entries: await database.entries.where({ lane }).toArray(),
    files: await database.files.where({ lane }).toArray(),
    closing: (await database.closings.get(lane)) !== undefined,
    trouble: (await database.troubles.get(lane))?.message ?? null,
  };
}

function open(work: Work, lane: string, rows: Rows): OpenVisit | null {
  const { visit, standard, entries, files, closing, trouble } = rows;
  if (!visit || !standard) return null;
  const state = stateOf(visit, entries, work.account.name);
  return {
    visit,
    document: standard.document,
    state: { ...state, open: state.open && !closing },
    sections: sectionsOf(standard.document, visit.unit, peopleOf(state)),
    files,
    refused: entries.flatMap(({ seq, body, refused }) =>
      refused === null ? [] : [{ seq: seq!, key: (body as { key: string }).key, reason: refused }],
    ),
    closing,
    trouble,
    writer: writerOf(work, lane, state),
    work,
  };
}

/** `undefined` while reading or fetching; null when this phone does not have it. */
export function useVisit(work: Work, lane: string): OpenVisit | null | undefined {
  const rows = useLive(() => read(work, lane), [work.database, lane]);
  return useMemo(() => (rows ? open(work, lane, rows) : undefined), [rows, work, lane]);
}
