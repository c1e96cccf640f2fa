/**
 * The offline page: draw.json in, verdict out, on a computer without network. The same domain code
 * as the server's and the command line's; scripts/write-draw-page.ts puts it into one file.
 */
import { readDrawFile } from '../../../contract/draw-file.ts';
import {
  canonicalForm,
  hashNames,
  mostPicks,
  onceEach,
  parseKey,
  select,
  verifyDraw,
} from '../../../domain/draw/index.ts';
import { element, field, fill } from '../../shared/offline/elements.ts';
import { drawnTable, factsOf, poolTable, reserveTable, verdictOf } from './report.ts';

const answer = document.getElementById('answer')!;
const picks = document.getElementById('picks')!;

const linesOf = (text: string) => text.replace(/\r\n/g, '\n').replace(/\n$/, '').split('\n');

async function verify(): Promise<void> {
  const file = field('file').files?.[0];
  if (!file) return;
  const published = field('commitment').value.trim();
  const pool = field('pool').files?.[0];
  fill(answer, element('p', '正在核对 …'));
  const read = readDrawFile((await file.text()).replace(/^\uFEFF/, ''));
  if ('faults' in read) {
    const faults = { title: '文件写法正确', differences: read.faults };
    fill(answer, ...verdictOf({ agrees: false, checks: [faults] }));
    return;
  }
  const verdict = verifyDraw(read.file, {
    commitment: published || undefined,
    pool: pool && linesOf(await pool.text()),
  });
  fill(
    answer,
    ...verdictOf(verdict),
    ...factsOf(read.file),
    ...drawnTable(read.file),
    ...reserveTable(read.file),
    ...poolTable(read.file),
  );
}

/** What stands against drawing with these values; null when nothing does. */
function refusal(size: number, pick: number, seed: string): string | null {
  if (!Number.isInteger(size) || size < 1 || size > 1_000_000) return '名单人数应为 1 至 1000000。';
  if (!Number.isInteger(pick) || pick < 1 || pick > Math.min(size, mostPicks))
    return `抽几个应为 1 至 ${Math.min(size, mostPicks)}。`;
  if (parseKey(seed)) return null;
  const right = canonicalForm(seed);
  return `种子不合 RFC 3797：每个来源的整数由小到大、各带“.”，每个来源以“/”结束。${right ? `应写成 ${right}` : ''}`;
}

function draw(): void {
  const [size, pick] = [Number(field('size').value), Number(field('pick').value)];
  const seed = field('seed').value.trim();
  const refused = refusal(size, pick, seed);
  if (refused) return fill(picks, element('p', refused, 'bad'));
  const hash = hashNames.find((name) => name === field('hash').value) ?? 'sha256';
  const drawn = select(onceEach(size), pick, seed, hash).map((place) => place + 1);
  fill(picks, element('p', `依次抽中：${drawn.join('、')}`));
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
for (const id of ['file', 'pool', 'commitment'])
  field(id).addEventListener('change', () => void verify());
document.getElementById('verify')!.addEventListener('submit', (event) => {
  event.preventDefault();
  void verify();
});
document.getElementById('draw')!.addEventListener('submit', (event) => {
  event.preventDefault();
  draw();
});
