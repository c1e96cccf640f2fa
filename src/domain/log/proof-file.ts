/** 存证: one row (or one entry), and the proof that the log said so by the day of a signed root. */
import { includes, sameHash, type Hash } from '../merkle/index.ts';
import { fromBase64 } from './base64.ts';
import { digestOf, entryLeaf, rowDigest, type LogEntry } from './entry.ts';
import { formOf } from './forms.ts';
import { isEntry } from './log-file.ts';
import { readKey, readNote } from './note.ts';
import { rowValues } from './row-text.ts';
import { listed, verdictOf, type Check, type Verdict } from './verdict.ts';
import { expectationsOf, expectNote, hexOf, type Witness } from './witness.ts';

export const proofFileKind = 'mingchuang-log-proof';
export type ProofFile = {
  kind: typeof proofFileKind;
  version: 1;
  /** The row as it stood, as the text its digest is made of; null = the entry alone. */
  row: { key: string; text: string } | null;
  n: number;
  entry: LogEntry;
  size: number;
  /** Base64: RFC 6962 audit path. */
  path: string[];
  checkpoint: string;
  /** C2SP vkey. */
  key: string;
};

/** @returns null when the text is no proof file */
export function readProofFile(text: string): ProofFile | null {
  let value: Partial<ProofFile>;
  try {
    value = JSON.parse(text) as Partial<ProofFile>;
  } catch {
    return null;
  }
  const { row } = value ?? {};
  const isRow = row === null || (typeof row?.key === 'string' && typeof row.text === 'string');
  const isSound =
    value?.kind === proofFileKind &&
    value.version === 1 &&
    isRow &&
    Number.isSafeInteger(value.n) &&
    Number.isSafeInteger(value.size) &&
    isEntry(value.entry) &&
    fromBase64(value.entry.digests) !== null &&
    Array.isArray(value.path) &&
    value.path.every((one) => fromBase64(String(one))?.length === 32) &&
    typeof value.checkpoint === 'string' &&
    typeof value.key === 'string';
  return isSound ? (value as ProofFile) : null;
}

function rowCheck({ row, entry }: ProofFile): Check[] {
  if (!row) return [];
  const kept = digestOf(entry, row.key);
  const same = kept !== null && sameHash(kept, rowDigest(row.text));
  const found = same
    ? []
    : [`${row.key} 的内容算出的摘要 ${hexOf(rowDigest(row.text))} 不是记录里的那一个`];
  return [{ title: '数据行的内容与记录里的摘要一致', differences: found }];
}

async function rootCheck(file: ProofFile, witness: Witness): Promise<Check[]> {
  const key = witness.key ?? readKey(file.key);
  if (!key) return [{ title: '根的签名', differences: ['文件里没有可用的公钥'] }];
  const signed = await expectNote(file.checkpoint, key, witness.verify);
  const note = readNote(file.checkpoint);
  const path = file.path.map((one) => fromBase64(one)!) as Hash[];
  const claim = { leaf: entryLeaf(file.entry), index: file.n, size: file.size, proof: path };
  const isIn = note?.size === file.size && includes({ ...claim, root: note.root });
  const inside = isIn ? [] : [`证明不了第 ${file.n} 条在签名的根之下：记录、位置或路径被改过`];
  return [
    { title: '根由公钥签名', differences: typeof signed === 'string' ? [signed] : [] },
    { title: `这是前 ${file.size} 条中的第 ${file.n} 条`, differences: inside },
    ...(await witnessCheck(file, witness, key)),
  ];
}

/** Roots kept elsewhere say something only about a log of the very same size. */
async function witnessCheck(
  file: ProofFile,
  witness: Witness,
  key: NonNullable<Witness['key']>,
): Promise<Check[]> {
  const { expected, refused } = await expectationsOf(witness, key);
  if (expected.length + refused.length === 0) return [];
  const root = readNote(file.checkpoint)?.root;
  const wrong = expected.flatMap(({ size, from, holds }) => {
    if (size !== file.size)
      return [`${from}：存证依据的是 ${file.size} 条时的根，请用同一时点的根，或核对整份日志`];
    return root && holds(root) ? [] : [`${from}与存证里签名的根不符`];
  });
  return [{ title: '与您另外保存的根一致', differences: listed([...refused, ...wrong]) }];
}

const operationWords = {
  adopt: '日志启用时已有',
  insert: '新增',
  update: '修改',
  delete: '删除',
} as const;

function factsOf({ row, entry, checkpoint, key }: ProofFile, witness: Witness): [string, string][] {
  const form = formOf(entry.form);
  const values = row && rowValues(row.text);
  return [
    ['证明', `${readNote(checkpoint)?.at ?? ''} 之前，日志里已有这一条`],
    [
      '记录',
      `${entry.at} ${operationWords[entry.operation]} ${form?.table ?? entry.form}，账号 ${entry.account || '（不经过明窗）'}，数据库用户 ${entry.dbUser}`,
    ],
    ...(form && values?.length === form.columns.length
      ? form.columns.map((name, at): [string, string] => [name, values[at] ?? '（空）'])
      : []),
    [
      witness.key ? '公钥（您给出的）' : '公钥（取自文件，请与另行公布的核对）',
      witness.key?.name ?? key,
    ],
  ];
}

export async function verifyProof(file: ProofFile, witness: Witness): Promise<Verdict> {
  const checks = [...rowCheck(file), ...(await rootCheck(file, witness))];
  return verdictOf(checks, factsOf(file, witness));
}
