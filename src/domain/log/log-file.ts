/**
 * The exported log: one JSON text a line. First the header; then an entry a line (whole, or only its leaf
 * where the exporter may not see it), with the signed roots at their places. Verified line by line, so
 * that a log of any size can be checked.
 */
import { append, growsFrom, rootOf, type Hash, type Peaks } from '../merkle/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { entryLeaf, operations, type LogEntry } from './entry.ts';
import { formOf } from './forms.ts';
import { readKey, type VerifierKey } from './note.ts';
import { listed, verdictOf, type Verdict } from './verdict.ts';
import { expectationsOf, expectNote, hexOf, type Expected, type Witness } from './witness.ts';

export const logFileKind = 'mingchuang-log';
export type LogFileHeader = {
  kind: typeof logFileKind;
  version: 1;
  origin: string;
  /** C2SP vkey. */
  key: string;
  /** Entries before this one are not in the file; `peaks` stand for them. */
  from: number;
  size: number;
  /** Base64: roots of the full parts of the first `from` entries, largest first. */
  peaks: string[];
  /** Base64: RFC 6962 consistency proof from `from` to `size`; empty when from the beginning. */
  consistency: string[];
};
export type LogFileLine = { n: number; entry: LogEntry } | { n: number; leaf: string };
export type LogFileNote = { checkpoint: string };

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isEntry = (value: unknown): value is LogEntry =>
  isRecord(value) &&
  isCount(value['id']) &&
  (operations as readonly unknown[]).includes(value['operation']) &&
  [value['form'], value['account'], value['dbUser'], value['at'], value['digests']].every(isText) &&
  (value['unitId'] === null || isCount(value['unitId'])) &&
  isTexts(value['keys']);

function isHeader(value: unknown): value is LogFileHeader {
  if (!isRecord(value) || value['kind'] !== logFileKind || value['version'] !== 1) return false;
  return (
    isText(value['origin']) &&
    isText(value['key']) &&
    isCount(value['from']) &&
    isCount(value['size']) &&
    isTexts(value['peaks']) &&
    isTexts(value['consistency'])
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const hashesOf = (texts: string[]): Hash[] | null => {
  const hashes = texts.map(fromBase64);
  return hashes.every((hash) => hash?.length === 32) ? (hashes as Hash[]) : null;
};

const onesOf = (size: number) => [...size.toString(2)].filter((digit) => digit === '1').length;

/** Reads one exported log from its first line to its last. */
export class LogFileReader {
  readonly #witness: Witness;
  #header: LogFileHeader | null = null;
  #key: VerifierKey | null = null;
  #peaks: Peaks = { size: 0, hashes: [] };
  #start: Peaks = { size: 0, hashes: [] };
  #expected: Expected[] = [];
  readonly #form: string[] = [];
  readonly #tree: string[] = [];
  readonly #signed: string[] = [];
  readonly #known: string[] = [];
  #counts = { shown: 0, hidden: 0, rows: 0, notes: 0, known: 0, outside: 0 };

  constructor(witness: Witness) {
    this.#witness = witness;
  }

  /** Takes the next line, without its end. */
  async take(line: string): Promise<void> {
    if (line === '') return;
    const value = parsed(line);
    if (this.#header === null) return this.#begin(value);
    if (isRecord(value) && isText(value['checkpoint'])) return this.#note(value['checkpoint']);
    this.#entry(value);
  }

  async #begin(value: unknown): Promise<void> {
    const header = isHeader(value) ? value : null;
    const peaks = header && hashesOf(header.peaks);
    const key = this.#witness.key ?? (header && readKey(header.key));
    this.#header = header ?? {
      kind: logFileKind,
      version: 1,
      origin: '',
      key: '',
      from: 0,
      size: 0,
      peaks: [],
      consistency: [],
    };
    if (!header || !peaks || !key || peaks.length !== onesOf(header.from === 0 ? 0 : header.from)) {
      this.#form.push('第一行不是明窗防篡改日志的文件头');
      return;
    }
    this.#key = key;
    if (this.#witness.key && header.key !== '' && readKey(header.key)?.name !== key.name)
      this.#signed.push(`文件写的公钥是 ${header.key}，与给出的公钥不同`);
    this.#start = { size: header.from, hashes: peaks };
    this.#peaks = this.#start;
    const { expected, refused } = await expectationsOf(this.#witness, key);
    this.#known.push(...refused);
    this.#counts.known = expected.length;
    this.#expected = expected;
    this.#settle();
  }

  /** Compares what is expected at the size reached. */
  #settle(): void {
    const due = this.#expected.filter(({ size }) => size === this.#peaks.size);
    this.#expected = this.#expected.filter((one) => !due.includes(one));
    for (const { holds, from, size } of due) {
      const root = rootOf(this.#peaks);
      if (!holds(root))
        this.#known.push(
          `前 ${size} 条的根是 ${hexOf(root)}，与${from}不符：其中有记录被改动、删除或换序`,
        );
    }
  }

  #entry(value: unknown): void {
    const n = this.#peaks.size;
    if (!isRecord(value) || value['n'] !== n) {
      this.#form.push(
        `应是第 ${n} 条的地方写着 ${JSON.stringify(isRecord(value) ? (value['n'] ?? null) : null)}`,
      );
      return;
    }
    const leaf = this.#leaf(value, n);
    if (!leaf) return;
    this.#peaks = append(this.#peaks, leaf);
    this.#settle();
  }

  #leaf(value: Record<string, unknown>, n: number): Hash | null {
    if (isText(value['leaf'])) {
      this.#counts.hidden += 1;
      const leaf = fromBase64(value['leaf']);
      if (leaf?.length === 32) return leaf;
    } else if (isEntry(value['entry']) && fromBase64(value['entry'].digests)) {
      const { entry } = value;
      this.#counts.shown += 1;
      this.#counts.rows += entry.keys.length;
      if (entry.account === '') this.#counts.outside += 1;
      if (!formOf(entry.form)) this.#form.push(`第 ${n} 条的格式 ${entry.form} 不认识`);
      return entryLeaf(entry);
    }
    this.#form.push(`第 ${n} 条写法不对`);
    return null;
  }

  async #note(note: string): Promise<void> {
    this.#counts.notes += 1;
    if (!this.#key) return;
    const expected = await expectNote(note, this.#key, this.#witness.verify);
    if (typeof expected === 'string') return void this.#signed.push(expected);
    if (expected.size !== this.#peaks.size)
      return void this.#signed.push(`${expected.from}不在它的位置上`);
    const root = rootOf(this.#peaks);
    if (!expected.holds(root))
      this.#signed.push(
        `前 ${expected.size} 条的根是 ${toBase64(root)}，与${expected.from}不符：其中有记录被改动、删除或换序`,
      );
  }

  #finishTree(header: LogFileHeader): void {
    const { size } = this.#peaks;
    if (size !== header.size)
      this.#tree.push(`文件头说到第 ${header.size} 条为止，实际只到 ${size} 条`);
    const proof = hashesOf(header.consistency);
    if (header.from === 0 || size !== header.size || this.#form.length > 0) return;
    const older = { size: header.from, root: rootOf(this.#start) };
    const newer = { size, root: rootOf(this.#peaks) };
    if (!proof || !growsFrom({ older, newer, proof }))
      this.#tree.push(`不能证明这 ${size} 条是在前 ${header.from} 条之后只增不改得来的`);
  }

  /** After the last line. */
  finish(): Verdict {
    const header = this.#header;
    if (!header) return verdictOf([{ title: '文件写法正确', differences: ['文件是空的'] }], []);
    this.#finishTree(header);
    for (const { size, from } of this.#expected)
      this.#known.push(
        `${from}：文件只有第 ${header.from} 至 ${this.#peaks.size} 条，核对不了 ${size} 条时的根`,
      );
    const checks = [
      { title: '文件写法正确', differences: listed(this.#form) },
      {
        title: `${this.#peaks.size - header.from} 条逐条算出叶散列，合成一个根`,
        differences: listed(this.#tree),
      },
      {
        title: `${this.#counts.notes} 个签名的根与这些记录一致`,
        differences: listed(this.#signed),
      },
      ...(this.#counts.known > 0 || this.#known.length > 0
        ? [{ title: '与您另外保存的根一致', differences: listed(this.#known) }]
        : []),
    ];
    return verdictOf(checks, this.#facts(header));
  }

  #facts(header: LogFileHeader): [string, string][] {
    const { shown, hidden, rows, outside } = this.#counts;
    return [
      ['日志', header.origin],
      [
        '记录',
        `第 ${header.from} 至 ${this.#peaks.size} 条，其中 ${shown} 条有内容（共 ${rows} 行数据），${hidden} 条只有叶散列`,
      ],
      ['不经过明窗的改动', `${outside} 条`],
      ['根', hexOf(rootOf(this.#peaks))],
      [
        this.#witness.key ? '公钥（您给出的）' : '公钥（取自文件，请与另行公布的核对）',
        this.#witness.key ? this.#witness.key.name : header.key,
      ],
    ];
  }
}
