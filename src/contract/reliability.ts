/** 评分信度 on the wire: agreement of visits scored twice, severity of inspectors, visits needed. */
import { z } from 'zod';
import { daySchema } from './common.ts';

const number = z.number();
const interval = z.tuple([number, number]);
const form = z.enum(['1,1', '2,1', '3,1', '1,k', '2,k', '3,k']);

/** GET /api/reliability */
export const reliabilityQuery = z.object({
  kind: z.string().max(20).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Reliability to be reached, for the number of visits needed. */
  target: z.coerce.number().min(0.5).max(0.99).default(0.8),
});

export const iccSchema = z.object({
  forms: z.record(form, z.object({ value: number.nullable(), interval: interval.nullable() })),
  /** Visits scored twice; each by two people of its own, so form 1,1 holds for one score. */
  pairs: z.number().int(),
  /** Mean and largest difference between the two scores, in points of 100. */
  meanDifference: number,
  largestDifference: number,
});

export const itemAgreementSchema = z.object({
  code: z.string(),
  name: z.string(),
  pairs: z.number().int(),
  /** Share of pairs that agree, 0 … 1. */
  agreement: number.nullable(),
  /** Cohen's κ of first against second scoring, and Fleiss' κ; null where undefined. */
  cohen: number.nullable(),
  fleiss: number.nullable(),
  interval: interval.nullable(),
});

export const inspectorSchema = z.object({
  name: z.string(),
  /** Points of 100 below the others: + 偏严, − 偏宽; shrunk. */
  severity: number,
  interval,
  /** 0 … 1: how far the estimate rests on own scores. */
  reliability: number,
  scores: z.number().int(),
  outlets: z.number().int(),
  verdict: z.enum(['severe', 'lenient', 'not-shown', 'too-few']),
});

const planSchema = z.object({
  visits: z.number().int(),
  inspectors: z.number().int(),
  forRanking: number.nullable(),
  forMark: number.nullable(),
  /** Standard error of an outlet's mean, in points of 100. */
  se: number,
  /** MPSD, percent: what one odd visit can do to the mean. */
  oddVisit: number,
});
export const needSchema = z.object({
  target: number,
  /** Shares of the variance of one score; visit null when no visit was scored twice. */
  shares: z
    .object({ outlet: number, visit: number.nullable(), inspector: number, residual: number })
    .nullable(),
  visitsNeeded: z.number().int().nullable(),
  inspectorsNeeded: z.array(
    z.object({ visits: z.number().int(), inspectors: z.number().int().nullable() }),
  ),
  plans: z.array(planSchema),
});

export const reliabilitySchema = z.object({
  kinds: z.array(z.string()),
  /** Visits with a score, and outlets and inspectors among them. */
  visits: z.number().int(),
  outlets: z.number().int(),
  inspectors: z.array(inspectorSchema),
  /** Points of 100; null with too few visits. */
  mean: number.nullable(),
  /** More than 1: inspectors who share no outlet cannot be compared but through the draw. */
  groups: z.number().int(),
  icc: iccSchema.nullable(),
  items: z.array(itemAgreementSchema),
  need: needSchema.nullable(),
});
export type Reliability = z.infer<typeof reliabilitySchema>;
