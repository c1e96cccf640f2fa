/** 名次的可信度: what the tiers above use of it. */
export { rankCertainty, rankedGroup, type Certainty, type ScoreCount } from './certainty.ts';
export { spreadOf, type Spread, type VisitSums } from './spread.ts';
