/** draw.json: everything needed to repeat a draw without asking anybody, with digests over each part. */
import { commitmentSha256 } from './commitment.ts';
import { canonicalJson, sha256Hex } from './digest.ts';
import {
  avoidLines,
  inspectorLines,
  lineCheck,
  memberLines,
  parseAvoid,
  parseInspector,
  parseMember,
} from './lists.ts';
import {
  drawFormat,
  type Commitment,
  type Lists,
  type Opening,
  type Result,
  type Seed,
} from './model.ts';

/** A frozen list as published, and a short check for each line (first 8 hex digits of its SHA-256). */
export type FileList = { lines: string[]; checks: string[] };

export type DrawFile = {
  format: typeof drawFormat;
  commitment: Commitment;
  commitmentSha256: string;
  pool: FileList;
  inspectors: FileList;
  avoid: FileList;
  seeds: Seed[];
  drawnAt: string;
  /** First link of the chain when the draw is confidential, else null. */
  link: string | null;
  result: Result;
  openings: Opening[];
  /** SHA-256 of the canonical JSON of all the above. */
  digest: string;
};

const fileList = (lines: string[]): FileList => ({ lines, checks: lines.map(lineCheck) });

export const digestOf = ({ digest: _, ...rest }: DrawFile): string =>
  sha256Hex(canonicalJson(rest));

/** Writes the file of a draw that has taken place. */
export function drawFile(of: {
  commitment: Commitment;
  lists: Lists;
  seeds: Seed[];
  drawnAt: string;
  link: string | null;
  result: Result;
  openings: readonly Opening[];
}): DrawFile {
  const file: DrawFile = {
    format: drawFormat,
    commitment: of.commitment,
    commitmentSha256: commitmentSha256(of.commitment),
    pool: fileList(memberLines(of.lists.members)),
    inspectors: fileList(inspectorLines(of.lists.inspectors)),
    avoid: fileList(avoidLines(of.lists.avoid)),
    seeds: of.seeds,
    drawnAt: of.drawnAt,
    link: of.link,
    result: of.result,
    openings: [...of.openings],
    digest: '',
  };
  return { ...file, digest: digestOf(file) };
}

/** Reads the lists back; null where a line is not well formed. */
export function listsOf(file: DrawFile): Lists | null {
  const read = <T>(list: FileList, parse: (line: string, n: number) => T | null) =>
    list.lines.map((line, at) => parse(line, at + 1));
  const members = read(file.pool, parseMember);
  const inspectors = read(file.inspectors, parseInspector);
  const avoid = read(file.avoid, parseAvoid);
  const whole = [members, inspectors, avoid].every((list) => !list.includes(null as never));
  return whole ? ({ members, inspectors, avoid } as Lists) : null;
}
