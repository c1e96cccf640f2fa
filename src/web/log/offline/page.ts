/**
 * The offline page: an exported log or a proof in, a verdict out, on a computer without network. The same
 * domain code as the command line's; scripts/write-draw-page.ts puts it into one file.
 */
import {
  LogFileReader,
  readKey,
  readProofFile,
  readRoot,
  verifyProof,
  type Verdict,
  type VerifySignature,
  type Witness,
} from '../../../domain/log/index.ts';
import { element, field, fill, table } from '../../shared/offline/elements.ts';
import { verdictNodes } from '../../shared/offline/verdict.ts';

const answer = document.getElementById('answer')!;

/** Ed25519 of the browser itself. @throws where it has none */
const verifySignature: VerifySignature = async (key, message, signature) => {
  const { subtle } = crypto;
  const bytes = (given: Uint8Array) => new Uint8Array(given);
  const imported = await subtle.importKey('raw', bytes(key), 'Ed25519', false, ['verify']);
  return subtle.verify('Ed25519', imported, bytes(signature), bytes(message));
};

/** What was filled in beside the file; a text where something is not written as it should be. */
async function witnessOf(): Promise<Witness | string> {
  const [key, root] = [field('key').value.trim(), field('root').value.trim()];
  if (key && !readKey(key)) return '公钥写法不对：应形如 mingchuang/…+…+…。';
  if (root && !readRoot(root)) return '根写法不对：应是“条数:根”，根至少写前 16 位。';
  return {
    verify: verifySignature,
    key: (key && readKey(key)) || undefined,
    roots: root ? [readRoot(root)!] : [],
    notes: await Promise.all([...(field('notes').files ?? [])].map((file) => file.text())),
  };
}

/** Line by line, so that the file may be larger than memory. */
async function readLines(file: File, take: (line: string) => Promise<void>): Promise<void> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return take(rest);
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) await take(line);
  }
}

async function verdictOf(file: File, witness: Witness): Promise<Verdict | null> {
  const beginning = await file.slice(0, 200).text();
  if (beginning.startsWith('{"kind":"mingchuang-log",')) {
    const reader = new LogFileReader(witness);
    await readLines(file, (line) => reader.take(line));
    return reader.finish();
  }
  const proof = readProofFile(await file.text());
  return proof && verifyProof(proof, witness);
}

async function verify(): Promise<void> {
  const file = field('file').files?.[0];
  if (!file) return;
  fill(answer, element('p', '正在核对 …'));
  try {
    const witness = await witnessOf();
    if (typeof witness === 'string') return fill(answer, element('p', witness, 'bad'));
    const verdict = await verdictOf(file, witness);
    if (!verdict)
      return fill(answer, element('p', '这个文件既不是导出的防篡改日志，也不是存证。', 'bad'));
    fill(
      answer,
      ...verdictNodes(verdict, '相符。', '不符：见下。'),
      element('h2', '内容'),
      table(['项目', '内容'], verdict.facts),
    );
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    fill(
      answer,
      element(
        'p',
        '这个浏览器不能核对 Ed25519 签名：请换用新版浏览器，或用命令行 mingchuang verify log。',
        'bad',
      ),
    );
  }
}

// A file dropped anywhere on the page, not only on its small field.
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const files = event.dataTransfer?.files;
  if (!files?.length) return;
  field('file').files = files;
  void verify();
});
for (const id of ['file', 'key', 'root', 'notes'])
  field(id).addEventListener('change', () => void verify());
document.getElementById('verify')!.addEventListener('submit', (event) => {
  event.preventDefault();
  void verify();
});
