// Today as the bank counts days.
import { dayOf } from '../../../domain/calendar/index.ts';

export const today = (): string => dayOf(new Date().toISOString());
