/**
 * A second implementation of the log's verification, from the written description (docs/decisions/0050) and
 * RFC 6962 alone: it shares no code with the product. Node's own hashes and signatures; recursion as in
 * the RFC's text, over the whole list.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';

const sha = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** MTH of RFC 6962 §2.1 over leaf hashes. */
export function treeHash(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha('');
  if (leaves.length === 1) return leaves[0]!;
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

type Entry = {
  id: number;
  form: string;
  operation: string;
  unitId: number | null;
  account: string;
  dbUser: string;
  at: string;
  keys: string[];
  digests: string;
};

export function leafOf(e: Entry): Buffer {
  const head = [
    'mingchuang-log-entry/1',
    e.id,
    e.form,
    e.operation,
    e.unitId === null ? '' : e.unitId,
  ];
  const text = [...head, e.account, e.dbUser, e.at, ...e.keys].map((one) => `${one}\n`).join('');
  return sha(Buffer.of(0), text, Buffer.from(e.digests, 'base64'));
}

/** A signed note: whether the vkey's signature is under its text, and what the text says. */
export function openNote(note: string, vkey: string): { size: number; root: string } | null {
  const [text = '', signatures = ''] = note.split('\n\n');
  const plus = vkey.split('+');
  const raw = Buffer.from(plus.slice(2).join('+'), 'base64');
  const [, name, signature] = /^— (\S+) (\S+)\n$/.exec(signatures) ?? [];
  const signed = Buffer.from(signature ?? '', 'base64');
  const id = sha(`${plus[0]}\n`, raw).subarray(0, 4);
  if (name !== plus[0] || raw[0] !== 1 || !id.equals(signed.subarray(0, 4))) return null;
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (!verify(null, Buffer.from(`${text}\n`), key, signed.subarray(4))) return null;
  const [, size, root] = text.split('\n');
  return { size: Number(size), root: root! };
}

/** Verifies a whole export (from 0). @returns the root, and what is wrong */
export function verifyExport(text: string): { root: string; size: number; wrong: string[] } {
  const [first, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const leaves: Buffer[] = [];
  const wrong: string[] = [];
  for (const line of lines) {
    if (line.checkpoint !== undefined) {
      const note = openNote(line.checkpoint, first.key);
      if (!note) wrong.push('signature');
      else if (note.size !== leaves.length || note.root !== treeHash(leaves).toString('base64'))
        wrong.push(`root of ${note.size}`);
    } else {
      if (line.n !== leaves.length) wrong.push(`position ${leaves.length}`);
      leaves.push(line.entry ? leafOf(line.entry) : Buffer.from(line.leaf, 'base64'));
    }
  }
  if (leaves.length !== first.size) wrong.push('size');
  return { root: treeHash(leaves).toString('hex'), size: leaves.length, wrong };
}

/** PATH of RFC 6962 §2.1.1, from the leaf up, as an outsider would make it from the whole list. */
export function path(m: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return m < k
    ? [...path(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))];
}
