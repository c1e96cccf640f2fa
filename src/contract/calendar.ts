/** 工作日历 on the wire. */
import { z } from 'zod';
import { daySchema, idSchema, unitRef } from './common.ts';

const yearSchema = z.coerce.number().int().min(2000).max(2100);
export const reasonSchema = z.enum(['weekday', 'weekend', 'holiday', 'makeup', 'set']);

/** One day of a derivation: counted or not, and why. */
export const clockStepSchema = z.object({
  day: daySchema,
  working: z.boolean(),
  reason: reasonSchema,
  name: z.string(),
  provisional: z.boolean(),
  count: z.number().int().nullable(),
});
/** How a deadline was counted; `dueAt` is the first moment that is late. */
export const clockSchema = z.object({
  from: daySchema,
  due: daySchema,
  dueAt: z.string(),
  unit: z.enum(['working', 'calendar']),
  days: z.number().int(),
  steps: z.array(clockStepSchema),
  provisional: z.boolean(),
});
export type ClockShown = z.infer<typeof clockSchema>;

/** GET /api/calendar?year=2025 (also /api/calendar.xlsx) */
export const calendarQuery = z.object({ year: yearSchema });
export const calendarDaySchema = z.object({
  day: daySchema,
  working: z.boolean(),
  reason: reasonSchema,
  name: z.string(),
  source: z.string(),
  /** The unit that entered it; null for the built-in table. */
  unit: unitRef.nullable(),
  provisional: z.boolean(),
  /** Entered by the unit in use, by somebody who may take it back. */
  mine: z.boolean(),
  /** Of the entry; 0 for a day nobody entered. */
  version: z.number().int(),
});
export type CalendarDay = z.infer<typeof calendarDaySchema>;
export const calendarSchema = z.object({
  year: z.number().int(),
  /** The year's arrangement is built in or imported. */
  published: z.boolean(),
  workingDays: z.number().int(),
  days: z.array(calendarDaySchema),
  abilities: z.object({ edit: z.boolean() }),
});
export type CalendarYear = z.infer<typeof calendarSchema>;

/** PUT /api/calendar/:day; `version` 0: the unit has not entered the day yet. */
export const calendarDayEdit = z.object({
  version: z.number().int().min(0),
  working: z.boolean(),
  name: z.string().trim().max(40),
  source: z.string().trim().min(1).max(200),
});
/** POST /api/calendar/import (multipart `file`, .xlsx or .csv): the days that differ from Monday to Friday. */
export const calendarImported = z.object({
  year: z.number().int(),
  days: z.number().int(),
  off: z.number().int(),
  on: z.number().int(),
});
/** GET /api/calendar/count?from=&days=&unit= : what a deadline comes to. */
export const countQuery = z.object({
  // So many days later the year must still have four digits.
  from: daySchema.refine((day) => day < '9998', '起算日应在 9998 年以前'),
  days: z.coerce.number().int().min(1).max(250),
  unit: z.enum(['working', 'calendar']).default('working'),
  unitId: idSchema.optional(),
});
