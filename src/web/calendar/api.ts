/** 工作日历 as the page asks for it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  CalendarDay,
  calendarDayEdit,
  calendarImported,
  CalendarYear,
} from '../../contract/calendar.ts';
import { api, upload } from '../shared/api.ts';

export type { CalendarDay, CalendarYear };
export type DayEdit = z.input<typeof calendarDayEdit>;

export const useYear = (year: number) =>
  useQuery({
    queryKey: ['/api/calendar', year],
    queryFn: ({ signal }) => api.get<CalendarYear>('/api/calendar', { query: { year }, signal }),
  });

export const saveDay = (day: string, body: DayEdit) => api.put(`/api/calendar/${day}`, { body });

export function useRemoveDay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (day: string) => api.delete(`/api/calendar/${day}`),
    onSuccess: () => client.invalidateQueries(),
  });
}
export const importYear = (file: File) =>
  upload<z.infer<typeof calendarImported>>('/api/calendar/import', file);
