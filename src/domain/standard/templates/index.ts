/** Standards shipped to start a draft from. */
import type { StandardDocument } from '../model.ts';
import { evaluationStandard } from './evaluation.ts';
import { facilityStandard } from './facility.ts';
import { mysteryStandard } from './mystery.ts';
import { appraisalForm, environmentModule } from './others.ts';
import { usualScoring } from './build.ts';
import { streetStandard, taxiStandard } from './pledges.ts';

export const templates = {
  mystery: mysteryStandard,
  evaluation: evaluationStandard,
  facility: facilityStandard,
  environment: environmentModule,
  appraisal: appraisalForm,
  street: streetStandard,
  taxi: taxiStandard,
} as const satisfies Record<string, StandardDocument>;
export type TemplateKey = keyof typeof templates;
export const templateKeys = Object.keys(templates) as TemplateKey[];

/** Where a standard written from nothing begins. */
export const emptyStandard = (title: string): StandardDocument => ({
  title,
  source: '',
  total: '100',
  scoring: usualScoring,
  modules: [],
});
