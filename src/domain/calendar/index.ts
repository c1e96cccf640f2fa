/** 工作日历: what the tiers above use of it. */
export {
  calendarWith,
  publishedYears,
  type Calendar,
  type DayKind,
  type Override,
} from './calendar.ts';
export {
  addCalendarDays,
  addWorkingDays,
  workingDaysBetween,
  type Clock,
  type Step,
} from './count.ts';
export { dayOf, endOfDay, plusDays } from './days.ts';
export { clockWords, longDay } from './words.ts';
