/**
 * How often the intervals for places hold what they promise, on invented banks whose truth is known:
 * `npm run bench:certainty`. Writes bench/results/certainty.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simulate, type Simulation } from '../src/domain/ranking/testing.ts';

type Case = Simulation & { runs: number };

const base = { waves: 4, worth: 3, level: 0.95 };
const cases: Case[] = [
  { ...base, outlets: 24, visit: 2, top: 2, runs: 1000 },
  { ...base, outlets: 100, visit: 2, top: 10, runs: 1000 },
  { ...base, outlets: 100, visit: 4, top: 10, runs: 1000 },
  { ...base, outlets: 2400, visit: 2, top: 200, runs: 20 },
];
/** Bounds of the bands in which stated and actual shares are compared. */
const bands = [0, 0.2, 0.4, 0.6, 0.8, 1.0001];

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

function measure(one: Case): string[] {
  const tally = { outlets: 0, pointwise: 0, together: 0, width: 0, brier: 0, ms: 0 };
  const calibration = bands.slice(1).map(() => ({ count: 0, said: 0, came: 0 }));
  for (let run = 1; run <= one.runs; run++) {
    const from = performance.now();
    const { outlets } = simulate(run, one);
    tally.ms += performance.now() - from;
    const isHeld = outlets.every(
      ({ place, said: { together } }) => place >= together.low && place <= together.high,
    );
    tally.together += isHeld ? 1 : 0;
    for (const { place, said } of outlets) {
      const inTop = place <= one.top ? 1 : 0;
      tally.outlets += 1;
      tally.pointwise += place >= said.low && place <= said.high ? 1 : 0;
      tally.width += said.high - said.low + 1;
      tally.brier += (said.top - inTop) ** 2;
      const band = calibration[bands.findLastIndex((bound) => said.top >= bound)]!;
      band.count += 1;
      band.said += said.top;
      band.came += inTop;
    }
  }
  const { outlets, pointwise, together, width, brier, ms } = tally;
  const calibrated = calibration
    .filter(({ count }) => count > 0)
    .map(({ count, said, came }) => `${(said / count).toFixed(2)}→${(came / count).toFixed(2)}`);
  return [
    String(one.outlets),
    String(one.visit),
    String(one.runs),
    share(pointwise, outlets),
    share(together, one.runs),
    (width / outlets).toFixed(1),
    calibrated.join(' '),
    (brier / outlets).toFixed(4),
    (ms / one.runs).toFixed(0),
  ];
}

const head = [
  '网点',
  '单次检查的标准差',
  '模拟次数',
  '逐个区间的覆盖率',
  '同时区间的覆盖率',
  '逐个区间的平均宽度',
  '说的概率→实际（前 k 名，k 为网点数的 8–10 %）',
  'Brier',
  '一次模拟毫秒',
];
const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
const rows = cases.map((one) => {
  const row = measure(one);
  console.error(row.join('  '));
  return row;
});
const text = [
  '# 名次可信区间的覆盖率',
  '',
  '真值已知的模拟：网点水平服从正态（标准差 3 分），每网点 4 个波次各查一次，方差只由成绩估计，排最后一个波次。目标：逐个 95 % 区间平均覆盖 93–97 %，同时区间在 ≥ 95 % 的模拟里全部覆盖。`npm run bench:certainty` 重做。',
  '',
  line(head),
  line(head.map(() => '---')),
  ...rows.map(line),
  '',
].join('\n');
const folder = fileURLToPath(new URL('results', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/certainty.md`, text);
